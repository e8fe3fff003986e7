"""What a check says: findings with evidence and a suggestion, and waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from string import Formatter
from typing import Any, Final, Literal, NamedTuple

from pydantic import (
    AwareDatetime,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from oms.model.base import Masked
from oms.model.status import Gate

__all__ = [
    "ORDER",
    "Evidence",
    "Finding",
    "Lang",
    "Message",
    "Severity",
    "Source",
    "Suggestion",
    "Wait",
    "about_rule",
    "rule_meant",
]

Lang = Literal["ja", "en"]

ORDER: Final = "order"
"""The subject of a finding about the order as a whole."""

_ABOUT_RULE: Final = "rule:"


def about_rule(name: str) -> str:
    """Return the subject of what the engine says about a rule that broke or lacks its data."""
    return _ABOUT_RULE + name


def rule_meant(subject: str) -> str | None:
    """Return the rule a subject is about; `None` if it is about an order, package or item.

    Example:
        >>> rule_meant(about_rule("remarks.present")), rule_meant(ORDER)
        ('remarks.present', None)
    """
    return subject.removeprefix(_ABOUT_RULE) if subject.startswith(_ABOUT_RULE) else None


class Severity(StrEnum):
    """How much a finding asks for: `hold` (要確認), `warn` (注意) or `info` (参考)."""

    HOLD = "hold"
    WARN = "warn"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word clerks read."""
        return {"hold": "要確認", "warn": "注意", "info": "参考"}[self.value]


class _Forgiving(Formatter):
    """Format without ever failing on a value: what a template lacks is shown as a gap."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        try:
            return super().get_field(field_name, args, kwargs)
        except (LookupError, AttributeError):
            return _GAP, field_name

    def format_field(self, value: Any, format_spec: str) -> Any:
        try:
            return super().format_field(value, format_spec)
        except (TypeError, ValueError):
            return str(value)


_GAP: Final = "…"
_FORMAT: Final = _Forgiving()


class Message(NamedTuple):
    """A text in Japanese and English, with `{names}` filled from a finding's data.

    Example:
        >>> Message(ja="備考に{label}", en="a wish for {label}").text("ja", {"label": "のし"})
        '備考にのし'
    """

    ja: str
    en: str

    def text(self, lang: Lang = "ja", data: Mapping[str, Any] | None = None) -> str:
        """Return the text in one language, filled.

        Values that are themselves a `Message` are shown in the same language.
        """
        template = self.ja if lang == "ja" else self.en
        if not data:
            return template
        filled = {
            key: value.text(lang) if isinstance(value, Message) else value
            for key, value in data.items()
        }
        return _FORMAT.vformat(template, (), filled)


class Source(NamedTuple):
    """Where a piece of knowledge comes from, and when it was checked."""

    name: str
    checked_on: date | None = None


class _Record(Masked):
    model_config = ConfigDict(extra="forbid")


class Evidence(_Record):
    """The place in the order that made a check speak.

    Attributes:
        path: Attribute path from the order, such as `remarks` or `packages[0].recipient.city`.
        value: The text or number found there, or the part of it that matters.
        span: Start and end of that part, in characters of the field's clean text.
    """

    path: str
    value: str | int | float | datetime | date | None = None
    span: tuple[int, int] | None = None

    def _identity(self) -> str:
        return f"{self.path}{list(self.span) if self.span else ''}"


class Suggestion(_Record):
    """A correction a person may apply; nothing applies it by itself (law 6).

    Attributes:
        path: The field to change.
        value: The RMS value to set there, where one can be told.
        message: What to do, in words.
    """

    path: str
    message: Message
    value: str | int | datetime | date | None = None
    data: Mapping[str, Any] = Field(default_factory=dict)

    def _identity(self) -> str:
        return self.path

    def __hash__(self) -> int:
        """Hash what is hashable in every suggestion, so that findings can be put in sets."""
        return hash((self.path, self.message))

    def text(self, lang: Lang = "ja") -> str:
        """The advice in one language."""
        return self.message.text(lang, {"value": self.value, **self.data})


class Finding(_Record):
    """One thing a check noticed about one subject.

    Attributes:
        code: The check's code, such as `RM01`; never used for anything else.
        rule: The check's dotted name, or the id of a pack's rule.
        subject: `order`, `package:<basketId>`, `item:<itemDetailId>`, or `rule:<name>`.
        severity: `hold`, `warn` or `info`.
        gates: The gates it closes if it is a hold.
        kind: A stable word for what is wrong, where a check knows more than one trouble.
        message: What is wrong, as a template in both languages.
        facts: What it rests on beside the declared inputs of its check: facts of the shop, other
            orders, what the passing of time made true; plain values, never the moment itself.
        data: The values of the template.
        evidence: The places that made the check speak.
        suggestion: What to do about it, if it can be told.
        source: Where the check's knowledge comes from.
    """

    code: str
    rule: str
    message: Message
    subject: str = ORDER
    severity: Severity = Severity.HOLD
    gates: frozenset[Gate] = frozenset(Gate)
    kind: str = ""
    facts: Mapping[str, Any] = Field(default_factory=dict)
    data: Mapping[str, Any] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    source: Source | None = None

    def text(self, lang: Lang = "ja") -> str:
        """The message in one language, filled."""
        return self.message.text(lang, self.data)

    @property
    def at(self) -> str:
        """The path of the first evidence, or the subject."""
        return self.evidence[0].path if self.evidence else self.subject

    def _identity(self) -> str:
        return f"{self.code} {self.severity} {self.subject} at {self.at}"

    def __hash__(self) -> int:
        """Hash what is hashable in every finding, so that findings can be put in sets."""
        return hash((self.code, self.rule, self.subject, self.severity, self.kind, self.evidence))

    @model_serializer(mode="wrap")
    def _with_texts(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        out: dict[str, Any] = dump(self)
        out["gates"] = sorted(out["gates"])
        out["message"] = {"ja": self.text("ja"), "en": self.text("en")}
        out["data"] = {
            key: value._asdict() if isinstance(value, Message) else value
            for key, value in self.data.items()
        }
        if self.suggestion is not None:
            advice = {"ja": self.suggestion.text("ja"), "en": self.suggestion.text("en")}
            out["suggestion"] = {
                "path": self.suggestion.path,
                "value": out["suggestion"]["value"],
                "message": advice,
            }
        return out


class Wait(_Record):
    """Time or RMS must pass, nobody is needed; it closes its gates and ends by itself.

    Attributes:
        kind: A stable word, such as `payment` or `ship_date`.
        label: What clerks read (入金待ち, 出荷日待ち).
        gates: The gates it keeps closed.
        until: When it ends, if that is known; aware.
    """

    kind: str
    label: Message
    gates: frozenset[Gate] = frozenset(Gate)
    until: AwareDatetime | None = None
    rule: str = ""

    def _identity(self) -> str:
        return self.kind

    @model_serializer(mode="wrap")
    def _in_one_order(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        out: dict[str, Any] = dump(self)
        return out | {"gates": sorted(out["gates"]), "label": self.label._asdict()}

    def is_running(self, at: datetime) -> bool:
        """Whether the wait still keeps its gates closed at a moment."""
        return self.until is None or at < self.until

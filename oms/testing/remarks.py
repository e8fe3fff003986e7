"""The remarks field: the shop's form, the buyer's quiet entries and true messages."""

from __future__ import annotations

from oms.testing import resources, wording
from oms.testing.draft import Draft, Message, RemarksPlan
from oms.testing.rng import Rng
from oms.testing.shop_styles import FormBlock

DATE_BLOCK = FormBlock("[配送日時指定:]", "date")
QUIET = (("default", 0.5), ("none", 0.14), ("partial", 0.14), ("greeting", 0.13), ("repeat", 0.09))
ENTITIES = (("〜", "&#12316;"), ("♪", "&#9834;"), ("～", "&#65374;"))
SHORT_DEFAULT = 5


def say(rng: Rng, key: str) -> str:
    """One quiet phrase of the bank."""
    found: list[str] = resources.phrases()["quiet"][key]
    return rng.pick(found)


def schedule_text(rng: Rng, key: str) -> str:
    """One template of the schedule bank."""
    found: list[str] = resources.phrases()["schedule"][key]
    return rng.pick(found)


def polite(rng: Rng, text: str) -> str:
    """The text with a polite opening and closing, now and then."""
    if not text.isascii():
        if rng.chance(0.15):
            text = say(rng, "polite_head") + text
        if rng.chance(0.2):
            text = text + rng.pick(("\n", "" if text[-1] in "。！？!?" else "。"))
            text += say(rng, "polite_tail")
    return text


def repeat_text(rng: Rng, plan: RemarksPlan) -> str:
    """A wish that says what the fields already say."""
    day = wording.date_text(rng, plan.day) if plan.day else ""
    slot = wording.slot_text(rng, plan.term) if plan.term else ""
    key = "both" if day and slot else "on" if day else "slot"
    return schedule_text(rng, key).format(d=day, s=slot)


def partly_deleted(rng: Rng, text: str) -> str:
    """A default text of which the buyer deleted a part."""
    lines = text.split("\n")
    if len(lines) == 1:
        head = text.split("。", maxsplit=1)[0]
        return head if head != text else text[: max(1, len(text) * 2 // 3)]
    way = rng.below(4)
    if way == 0:
        del lines[rng.below(len(lines))]
    elif way == 1:
        lines = lines[: rng.between(1, len(lines) - 1)]
    elif way == 2:
        lines = [line for line in lines if line] + [""]
    else:
        lines[-1] = lines[-1][: max(1, len(lines[-1]) // 2)]
    return "\n".join(lines)


def _after(rng: Rng, text: str, addition: str, *, same_line: bool) -> str:
    if not text:
        return addition
    open_entry = text.endswith("：")
    if same_line and not open_entry:
        return text + addition
    return text + ("\n\n" if rng.chance(0.2) else "\n") + addition


def add_quiet(rng: Rng, plan: RemarksPlan, text: str, mode: str) -> str:
    """The body of the free box when the buyer has no message."""
    plan.kind = f"quiet/{mode}"
    if mode == "partial" and len(text) > SHORT_DEFAULT:
        return partly_deleted(rng, text)
    if mode == "none":
        word = say(rng, "none")
        return text + word if text.endswith("：") and rng.chance(0.4) else word
    if mode in ("greeting", "repeat"):
        plan.greeting = mode == "greeting"
        word = say(rng, "greetings") if plan.greeting else repeat_text(rng, plan)
        keep = len(text) > SHORT_DEFAULT and rng.chance(0.4)
        return _after(rng, text, word, same_line=False) if keep else word
    plan.kind = "quiet/default" if text else "quiet/empty"
    return text


def add_message(rng: Rng, text: str, message: str) -> str:
    """The body of the free box with a message before, in, after or instead of the default."""
    if len(text) <= SHORT_DEFAULT or rng.chance(0.35):
        return message
    way = rng.below(5)
    lines = text.split("\n")
    if way == 0:
        return message + "\n" + text
    if way == 1 and len(lines) > 1:
        middle = rng.between(1, len(lines) - 1)
        return "\n".join([*lines[:middle], message, *lines[middle:]])
    if way == 2:
        return _after(rng, partly_deleted(rng, text).rstrip("\n"), message, same_line=False)
    return _after(rng, text, message, same_line=way == 3)


def date_body(rng: Rng, draft: Draft, messages: list[Message]) -> str:
    """The body of the date block as RMS writes it, plus what the buyer typed into it."""
    plan = draft.remarks
    day = wording.block_date(plan.block_day) if plan.block_day else ""
    slot = wording.block_slot(draft.shop.slot_style, plan.block_term) if plan.block_term else ""
    if not day and not slot:
        day = "指定なし" if rng.chance(0.05) else ""
    lines = [day, slot] if slot else [day]
    typed = [polite(rng, message.text) for message in messages]
    return "\n".join([*(lines if any(lines) or not typed else []), *typed])


def free_body(rng: Rng, draft: Draft, block: FormBlock, messages: list[Message]) -> str:
    """The body of the free box."""
    plan = draft.remarks
    if not plan.messages:
        mode = rng.weighted(QUIET)
        quiet = plan.day or plan.term
        silent = any(plan.contradicts.values()) or not quiet
        mode = "default" if mode == "repeat" and silent else mode
        return add_quiet(rng, plan, block.text, mode)
    text = block.text
    for message in messages:
        text = add_message(rng, text, polite(rng, message.text))
    return text


def _body(rng: Rng, draft: Draft, block: FormBlock) -> str:
    plan = draft.remarks
    here = [one for one in plan.messages if one.place == block.kind]
    if block.kind == "date":
        return date_body(rng, draft, here)
    if block.kind == "choice":
        return block.yes if here else block.no
    return block.text if block.kind == "notice" else free_body(rng, draft, block, here)


def render(rng: Rng, draft: Draft) -> str:
    """The whole remarks text of the order."""
    form = draft.shop.form
    if draft.remarks.needs_date_block and all(block.kind != "date" for block in form):
        form = (DATE_BLOCK, *form)
    parts = [f"{block.title}\n{_body(rng, draft, block)}\n" for block in form]
    text = "\n".join(parts)
    if rng.chance(0.02):
        for plain, entity in ENTITIES:
            text = text.replace(plain, entity)
    return text.replace("\n", "\r\n") if rng.chance(0.02) else text

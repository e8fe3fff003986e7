"""Small orders and readers shared by the tests of the reader."""

import io
import json

import pytest

from oms.model import order
from oms.rms import read_orders

_PLAIN = order(remarks="[備考:]\nのし&#12316;希望").to_rms()
_INFO = {
    "messageType": "INFO",
    "messageCode": "ORDER_EXT_API_GET_ORDER_INFO_101",
    "message": "受注情報取得に成功しました。",
}


def _payload(number, **changed):
    return _PLAIN | {"orderNumber": f"123456-20260501-{number:010}"} | changed


def _response(*payloads, **changed):
    return {"MessageModelList": [_INFO], "version": 10, "OrderModelList": list(payloads)} | changed


def _dumped(value, **options):
    return json.dumps(value, ensure_ascii=False, **options).encode()


def _read(data, name="orders.json"):
    return list(read_orders(io.BytesIO(data), name=name))


@pytest.fixture(scope="session")
def payload():
    """Make the n-th order as RMS writes it."""
    return _payload


@pytest.fixture(scope="session")
def response():
    """Wrap orders in a getOrder response."""
    return _response


@pytest.fixture(scope="session")
def dumped():
    """Write a value as JSON bytes."""
    return _dumped


@pytest.fixture(scope="session")
def read():
    """Read bytes to a list of records."""
    return _read


@pytest.fixture(scope="session")
def shown():
    """Show records briefly: the last digits of an order's number, the place of a rejected one."""

    def brief(records):
        return [getattr(each, "place", None) or int(each.order_number[-10:]) for each in records]

    return brief

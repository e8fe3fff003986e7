"""What RMS says around the orders is not lost."""

import pytest


def _message(kind, code, number=None):
    made = {"messageType": kind, "messageCode": code, "message": "文面"}
    return made | ({"orderNumber": number} if number else {})


NOT_FOUND = "ORDER_EXT_API_GET_ORDER_INFO_102"


@pytest.mark.parametrize(
    ("orders", "found"),
    [(None, "null"), ([], "an empty list"), ({}, "an object"), ("x", "text"), (5, "a number")],
)
@pytest.mark.parametrize("first", [{}, {"requestId": 1}])
def test_a_response_without_orders_is_told(orders, found, first, read, response, dumped):
    """ "No orders" may be a mistake, so somebody must hear of it."""
    (record,) = read(dumped(first | response(OrderModelList=orders)))
    assert f"expected a list OrderModelList, found {found}" in record.reason
    assert "ORDER_EXT_API_GET_ORDER_INFO_101" in record.reason


def test_not_found_looks_like_success_and_is_not(read, dumped):
    """RMS reports a missing order as INFO."""
    envelope = {"MessageModelList": [_message("INFO", NOT_FOUND)], "OrderModelList": None}
    (record,) = read(dumped(envelope))
    assert "looks like success, but RMS found no such order" in record.reason
    assert "文面" in record.reason


def test_messages_alone_are_no_orders(read, dumped):
    """Errors of the API come without any list."""
    (record,) = read(dumped({"MessageModelList": [_message("INFO", "X")]}))
    assert "found nothing" in record.reason


@pytest.mark.parametrize("first", [{}, {"requestId": 1}])
@pytest.mark.parametrize("kind", ["ERROR", "WARNING"])
def test_bad_news_of_an_order_is_a_rejected_record(kind, first, read, response, payload, dumped):
    """The order was asked for and did not come."""
    number = "123456-20260501-0000000009"
    messages = [_message("INFO", "A"), _message(kind, "B", number), "odd"]
    envelope = first | response(payload(1), MessageModelList=messages)
    bad, order = read(dumped(envelope))
    assert (number, f"RMS says: {kind} B 文面") == (bad.order_number, bad.reason)
    assert payload(1) == order.to_rms()


def test_a_missing_order_beside_others_is_told(read, response, payload, dumped):
    """INFO_102 that names an order is bad news for it."""
    messages = [_message("INFO", NOT_FOUND, "1-2-3"), _message("INFO", "A", "4-5-6")]
    bad, _ = read(dumped(response(payload(1), MessageModelList=messages)))
    assert "1-2-3" == bad.order_number


def test_bad_news_replaces_the_rejection_of_the_envelope(read, dumped):
    """One order missing is one record, not two."""
    envelope = {"MessageModelList": [_message("ERROR", "E", "1-2-3")], "OrderModelList": None}
    assert ["1-2-3"] == [each.order_number for each in read(dumped(envelope))]


def test_a_message_that_is_no_list_is_read(read, payload, dumped):
    """Some tools write a single message as an object."""
    envelope = {"MessageModelList": _message("ERROR", "E"), "OrderModelList": [payload(1)]}
    bad, _ = read(dumped(envelope))
    assert "RMS says: ERROR E 文面" == bad.reason


def test_a_broken_message_does_not_cost_the_orders(read, payload, dumped, shown):
    """Reading goes on with what begins like a record."""
    data = b'{"MessageModelList":[{"a" 1}],"OrderModelList":[' + dumped(payload(1)) + b"]}"
    assert ["orders.json:1 [0]", 1] == shown(read(data))


@pytest.mark.parametrize("tail", [b"", b'{"version"', b'{"version":', b'{"version":1,5:6}]'])
def test_a_broken_envelope_is_told(tail, read, payload, dumped):
    """Names need colons and values."""
    records = read(dumped([payload(1)])[:-1] + b"," + tail)
    assert 2 == len(records)
    assert "expected" in records[1].reason


def test_the_response_after_a_broken_one_is_read(read, response, payload, dumped, shown):
    """Each line of JSONL stands for itself."""
    cut = dumped(response(payload(1), payload(2)))
    data = cut[: cut.rindex(b'"orderNumber"')] + b"\n" + dumped(response(payload(3)))
    assert [1, "orders.json:1 [1]", 3] == shown(read(data))

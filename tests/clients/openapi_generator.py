"""Asks a live server with the client that openapi-generator made: python openapi_generator.py http://127.0.0.1:8080"""

import sys

from openapi_client import ApiClient, ChartsApi, Configuration, PairsApi, Series
from openapi_client.exceptions import BadRequestException

with ApiClient(Configuration(host=sys.argv[1])) as client:
    pairs = PairsApi(client)
    answer = pairs.get_turnover("RUS-IRN", var_from="2022", measure="index")
    assert isinstance(answer, Series) and answer.observations[0].value == 5_000_000_000, answer
    assert bytes(pairs.get_turnover_as_png("RUS-IRN"))[1:4] == b"PNG"
    try:
        pairs.get_turnover("RUS-IRN", freq="W")
    except BadRequestException as error:
        assert "freq" in error.body, error
    else:
        raise AssertionError("freq=W passed")

    # What a chart is drawn from is one of several documents.
    chart = ChartsApi(client).get_chart("russia-iran-turnover")
    assert isinstance(chart.actual_instance, Series), chart

    # Words may be added.
    later = answer.to_dict()
    later["observations"][0]["value_reason"] = "a_word_of_later"
    assert Series.from_dict(later).observations[0].value_reason == "a_word_of_later"

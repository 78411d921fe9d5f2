"""Asks a live server with the client that openapi-python-client made: python openapi_python_client.py http://127.0.0.1:8080"""

import sys

from made import Client
from made.api.pairs import get_turnover, get_turnover_as_parquet
from made.models import MeasureParameter, Problem, Series

client = Client(base_url=sys.argv[1])
answer = get_turnover.sync("RUS-IRN", client=client, from_="2022", measure=MeasureParameter.INDEX)
assert isinstance(answer, Series), answer
assert answer.reporter == "RUS" and answer.observations[0].value == 5_000_000_000, answer

refused = get_turnover.sync("RUS-IRN", client=client, freq="W")
assert isinstance(refused, Problem) and refused.parameter == "freq", refused

table = get_turnover_as_parquet.sync("RUS-IRN", client=client)
assert table.payload.read(4) == b"PAR1"

# Words may be added.
later = answer.to_dict()
later["observations"][0]["value_reason"] = "a_word_of_later"
assert Series.from_dict(later).observations[0].value_reason == "a_word_of_later"

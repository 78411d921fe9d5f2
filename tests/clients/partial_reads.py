"""Reads as those of a player in a browser and of a reader of PDF: from the start on, a jump, the end, several at once."""

import email.parser
import email.policy
import http.client
import sys
import urllib.parse

host = urllib.parse.urlsplit(sys.argv[1]).netloc
connection = http.client.HTTPConnection(host)


def get(path, **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers={"Accept-Encoding": "identity;q=1, *;q=0", **names})
    response = connection.getresponse()
    return response, response.read()


for path in ["/v1/dyads/RUS-IRN/turnover.png", "/v1/dyads/RUS-IRN/turnover.pdf"]:
    response, whole = get(path)
    length, tag = len(whole), response.headers["ETag"]
    assert response.headers["Accept-Ranges"] == "bytes", dict(response.headers)
    # The first request of <video>, answered with 206 though it is all of it.
    response, all_of_it = get(path, Range="bytes=0-")
    assert (response.status, all_of_it) == (206, whole)
    assert response.headers["Content-Range"] == f"bytes 0-{length - 1}/{length}"
    # A jump, with the tag by which the player knows that it is still the same.
    for start in [length // 2, 7, length - 1]:
        response, part = get(path, Range=f"bytes={start}-", If_Range=tag)
        assert (response.status, part) == (206, whole[start:]), (start, response.status)
        assert response.headers["ETag"] == tag
    # Another version has come: all of it, from the start.
    response, anew = get(path, Range="bytes=9-", If_Range='"another"')
    assert (response.status, anew) == (200, whole)
    # Several parts, as readers of PDF ask, read by a library for MIME.
    response, several = get(path, Range="bytes=0-3,-6,10-19")
    head = f"Content-Type: {response.headers['Content-Type']}\r\n\r\n".encode()
    parts = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + several).get_payload()
    found = [part.get_payload(decode=True) for part in parts]
    assert [part["Content-Range"].split("/")[0] for part in parts] == ["bytes 0-3", f"bytes {length - 6}-{length - 1}", "bytes 10-19"]
    assert found == [whole[:4], whole[-6:], whole[10:20]], found
    response, _ = get(path, Range=f"bytes={length}-")
    assert (response.status, response.headers["Content-Range"]) == (416, f"bytes */{length}")
print("all read")

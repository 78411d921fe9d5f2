"""Calls every tool of a live server and of `dyad mcp` with the clients that people use, and holds what comes back against /v1.

python tools.py http://127.0.0.1:8080 path/to/dyad
"""

import asyncio
import json
import sys
import urllib.request

import fastmcp
import mcp
from fastmcp.client.transports import StdioTransport

SITE, DYAD = sys.argv[1], sys.argv[2]
PAIR = {"reporter": "Russia", "partner": "Иран"}
CALLS = {
    "find_pair": {"text": "روسیه ایران"},
    "series": PAIR,
    "compare": {"series": [PAIR, {"reporter": "IRN", "partner": "RUS"}]},
    "mirror": PAIR,
    "partners": {"area": "RUS"},
    "find_figure": {"value": "1.5e9", **PAIR},
    "claims": PAIR,
    "verify": {"text": "Товарооборот России и Ирана в 2021 году составил 4 млрд долларов.", "published": "2022"},
}
# What the built-in data have nothing of, and what is no area.
REFUSED = {
    "products": (PAIR, "no source has products of RUS-IRN"),
    "series": ({"reporter": "Atlantis", "partner": "IRN"}, "no area is called"),
}


def served(address):
    with urllib.request.urlopen(SITE + address) as answer:
        return json.load(answer)


def member(result, *names):
    return next(getattr(result, name) for name in names if hasattr(result, name))


def held(name, result):
    """An answer is small, is the document of the address that it names, and says where it stands."""
    document = member(result, "structured_content", "structuredContent")
    address = document["links"]["self"]
    assert document == served(address), f"{name}: not what stands at {address}"
    texts = [block.text for block in result.content]
    assert any(address in text for text in texts), f"{name}: {texts}"
    assert not member(result, "is_error", "isError"), name
    length = len(json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()) + sum(len(text.encode()) for text in texts)
    assert length <= 8000, f"{name}: {length} bytes"


async def asked(client, call):
    names = {tool.name for tool in await listed(client)}
    assert names >= set(CALLS) | set(REFUSED), names
    for name, arguments in CALLS.items():
        held(name, await call(name, arguments))
    for name, (arguments, said) in REFUSED.items():
        result = await call(name, arguments)
        assert member(result, "is_error", "isError") and said in result.content[0].text, result


async def listed(client):
    tools = await client.list_tools()
    return getattr(tools, "tools", tools)


async def main():
    stdio = mcp.StdioServerParameters(command=DYAD, args=["mcp"], env={"DYAD_LOG": "off"}, cwd="/")
    for server in (SITE + "/mcp", stdio):
        for mode in ("auto", "legacy"):
            async with mcp.Client(server, mode=mode) as client:
                await asked(client, client.call_tool)
    for server in (SITE + "/mcp", StdioTransport(command=DYAD, args=["mcp"], env={"DYAD_LOG": "off"}, cwd="/")):
        async with fastmcp.Client(server) as client:

            async def call(name, arguments, client=client):
                return await client.call_tool(name, arguments, raise_on_error=False)

            await asked(client, call)
    print("every tool answers")


asyncio.run(main())

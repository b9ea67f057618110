"""The questions as tools for language models (Model Context Protocol), on standard input and output.

Read-only. Each tool takes what the question takes, and answers what the API answers, a part at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic import Field, ValidationError, create_model

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.for_programs.faults import Fault, Refused, fault, faults_found
from guarantees.for_programs.lists import row_with_id
from guarantees.for_programs.parameters import Parameters, RecordParameters
from guarantees.for_programs.questions import QUESTIONS, Question, Version, about

USUAL, MOST = 25, 100
"""How many rows a tool answers with, by default, and at most: a model reads all of them."""
_INSTRUCTIONS = (
    f"{SITE_NAME}: what proposed security guarantees around the war in Ukraine say on each element, who accepts and "
    "who refuses them, each statement with its speaker, its date and the place in the source where it was read. "
    "Begin with 'search', or with 'comparison' for some proposals and elements. What is missing from the records is "
    "not a no. Attribute each statement to its speaker and name the source in 'evidence'; 'citation' says how to cite "
    "an answer; an 'address' is below 'source'. The records are curated by hand: nothing here can be changed."
)
_READ_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


@dataclass(frozen=True)
class _Tool:
    description: str
    parameters: type[Parameters]
    answer: Callable[[Any, Catalogue, Version], Mapping[str, Any]]


def _tool(question: Question) -> _Tool:
    limit = Annotated[int, Field(ge=1, le=MOST, description="How many rows at most.")]
    offset = Annotated[int, Field(ge=0, le=10**6, description="How many rows to skip.")]
    fields: dict[str, Any] = {"limit": (limit, USUAL), "offset": (offset, 0)}
    if "said" in question.parameters.model_fields:
        whole = Annotated[bool, Field(description="Whether cells come with their statements.")]
        fields["said"] = (whole, True)
    parameters = create_model(
        f"{question.name.capitalize()}Arguments", __base__=question.parameters, **fields
    )

    def answer(given: Any, catalogue: Catalogue, version: Version) -> Mapping[str, Any]:
        found = question.ask(given, catalogue, version)
        part = replace(found, given=None, first=given.offset, limit=given.limit)
        return part.as_data(part.next)

    rows = "'total' is the number of rows, 'next' the offset of the next ones."
    return _Tool(f"{question.about} {question.details} {rows}", parameters, answer)


def _record(given: RecordParameters, catalogue: Catalogue, _: Version) -> Mapping[str, Any]:
    return {"data": row_with_id(given.kind, given.id, given.as_of, catalogue)}


TOOLS: Mapping[str, _Tool] = {
    **{name: _tool(question) for name, question in QUESTIONS.items()},
    "record": _Tool("One record of a list, by its id.", RecordParameters, _record),
}


def server_of(version: Version, site: str) -> Server[Any]:
    """The server. ``version`` finds the requested records; ``site`` is the address of their site, or ""."""

    async def list_tools(_: Any, __: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(name, each) for name, each in TOOLS.items()])

    async def call_tool(_: Any, call: types.CallToolRequestParams) -> types.CallToolResult:
        # In a thread, for reading the records takes a while.
        return await anyio.to_thread.run_sync(
            _called, call.name, call.arguments or {}, version, site
        )

    return Server(
        "security-guarantees",
        version="1",
        title=SITE_NAME,
        instructions=_INSTRUCTIONS,
        website_url=site or None,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def serve(server: Server[Any]) -> None:
    """Answer on standard input and output until the input ends."""
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def _described(name: str, tool: _Tool) -> types.Tool:
    schema = tool.parameters.model_json_schema()
    return types.Tool(
        name=name, description=tool.description, input_schema=schema, annotations=_READ_ONLY
    )


def _called(
    name: str, arguments: Mapping[str, Any], version: Version, site: str
) -> types.CallToolResult:
    """The answer of a tool as data and as the same in text; or what is wrong with what was asked, in words."""
    tool = TOOLS.get(name)
    if tool is None:
        return _error([fault("name", name, allowed=TOOLS)])
    try:
        given = tool.parameters.model_validate(arguments)
        catalogue = version("version", given.version or "")
        said = {"source": site or f"The records of “{SITE_NAME}”", **about(given.as_of, catalogue)}
        found = {**said, **tool.answer(given, catalogue, version)}
    except ValidationError as wrong:
        return _error(faults_found(wrong.errors()))
    except Refused as refused:
        return _error(refused.faults)
    text = json.dumps(found, ensure_ascii=False, default=str)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=json.loads(text)
    )


def _error(faults: list[Fault] | tuple[Fault, ...]) -> types.CallToolResult:
    text = " ".join(map(_sentence, faults))
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)


def _sentence(fault: Fault) -> str:
    given = f" You gave “{fault.given}”." if fault.given else ""
    allowed = f" It may be: {', '.join(fault.allowed)}." if fault.allowed else ""
    return f"The parameter '{fault.parameter}': {fault.wrong}.{given}{allowed}"

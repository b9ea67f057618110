"""The page that shows the OpenAPI document: each address, what it answers, and its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import htpy as h

_STYLE = (
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.25rem .75rem .25rem 0;text-align:start;"
    "vertical-align:top;border-bottom:1px solid #8886}code{overflow-wrap:anywhere}"
    ":root{color-scheme:light dark}"
)


def api_page(document: Mapping[str, Any], root: str) -> str:
    """The page as HTML. ``root`` is the path of the API, for links."""
    title = document["info"]["title"]
    return str(
        h.html(lang="en")[
            h.head[
                h.meta(charset="utf-8"),
                h.meta(name="viewport", content="width=device-width"),
                h.title[title],
                h.style[_STYLE],
            ],
            h.body[
                h.h1[title],
                h.p[document["info"]["description"]],
                h.p[
                    "The whole description for programs: ",
                    h.a(href=f"{root}/openapi.json")["openapi.json"],
                    " (OpenAPI ",
                    document["openapi"],
                    ").",
                ],
                (
                    _operation(path, methods["get"], root)
                    for path, methods in document["paths"].items()
                ),
            ],
        ]
    )


def _operation(path: str, operation: Mapping[str, Any], root: str) -> h.Element:
    address = root + path
    needs_more = "{" in path or any(each.get("required") for each in operation["parameters"])
    name: h.Node = h.code[f"GET {address}"]
    return h.section[
        h.h2[name if needs_more else h.a(href=address)[name]],
        h.p[operation["summary"]],
        h.table[
            h.thead[h.tr[h.th(scope="col")["Parameter"], h.th(scope="col")["What it accepts"]]],
            h.tbody[
                (
                    h.tr[
                        h.th(scope="row")[h.code[each["name"]]],
                        h.td[_takes(each)],
                    ]
                    for each in operation["parameters"]
                )
            ],
        ],
    ]


def _takes(parameter: Mapping[str, Any]) -> str:
    schema = parameter["schema"]
    choices = schema.get("enum") or next(
        (each["enum"] for each in schema.get("anyOf", ()) if "enum" in each), ()
    )
    default = schema.get("default")
    parts = (
        str(parameter.get("description", "")),
        f"One of: {', '.join(choices)}." if choices else "",
        f"Default: {default}." if default is not None else "",
    )
    return " ".join(part for part in parts if part)

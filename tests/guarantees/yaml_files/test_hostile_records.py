"""Hostile files and folders: each is refused with words that a curator can act on, and none takes anything down.

The wording is part of the contract, as in ``test_bad_records.py``: there for what curators get wrong, here for what
other programs, other keyboards and people with other aims put into a record or next to it.
"""

# ruff: noqa: E501 - a message is on one line, as a curator reads it.

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.yaml_files.signature import folder_signature
from tests.builders import sample_text, write_records

Content = str | bytes | list[tuple[str, str]]

CASES: dict[str, tuple[str, Content, list[str]]] = {
    # ------------------------------------------------------------ files in another encoding, or no text at all
    "UTF-16 without a mark": (
        "alpha.yaml",
        "id: alpha\n".encode("utf-16-be"),
        [
            "records/alpha.yaml:1:1: The file is in UTF-16. Expected UTF-8. Save the file again with the encoding UTF-8, or convert it: iconv -f UTF-16 -t UTF-8."
        ],
    ),
    "UTF-32": (
        "alpha.yaml",
        "id: alpha\n".encode("utf-32"),
        [
            "records/alpha.yaml:1:1: The file is in UTF-32. Expected UTF-8. Save the file again with the encoding UTF-8, or convert it: iconv -f UTF-32 -t UTF-8."
        ],
    ),
    "Latin-1": (
        "alpha.yaml",
        "id: alpha\nname: Café\n".encode("latin-1"),
        [
            "records/alpha.yaml:2:10: The byte 0xE9 is not valid in UTF-8. Expected UTF-8, not Windows-1252, which the file seems to be in. Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."
        ],
    ),
    "Cyrillic in a Windows code page": (
        "alpha.yaml",
        "id: alpha\nname: Договор\n".encode("cp1251"),
        [
            "records/alpha.yaml:2:7: The byte 0xC4 is not valid in UTF-8. Expected UTF-8, not Windows-1251, which the file seems to be in. Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1251 -t UTF-8."
        ],
    ),
    "a picture": (
        "alpha.yaml",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        [
            "records/alpha.yaml:1:1: The byte 0x89 is not valid in UTF-8. Expected UTF-8. Save the file again with the encoding UTF-8."
        ],
    ),
    "a compressed file": (
        "alpha.yaml",
        b"\x1f\x8b\x08\x00\x00\x00",
        [
            "records/alpha.yaml:1:2: The byte 0x8B is not valid in UTF-8. Expected UTF-8. Save the file again with the encoding UTF-8."
        ],
    ),
    "a page of the web": (
        "alpha.yaml",
        "<!DOCTYPE html>\n<html></html>\n",
        [
            "records/alpha.yaml:1:1: The file holds a single text. Expected a mapping: key: value. Put a key and ': ' before each value."
        ],
    ),
    "JSON of something else": (
        "alpha.yaml",
        '["alpha"]',
        [
            "records/alpha.yaml:1:1: The file holds a list. Expected a mapping: key: value. Put a key and ': ' before each value."
        ],
    ),
    "nothing but a byte order mark": (
        "alpha.yaml",
        b"\xef\xbb\xbf",
        [
            "records/alpha.yaml:1:1: The file is empty. Expected a mapping: key: value. Add the record."
        ],
    ),
    "a file of 20 megabytes": (
        "alpha.yaml",
        b"a: " + b"x" * 20_000_000,
        [
            "records/alpha.yaml:1:1: The file has 20,000,003 bytes. Expected at most 262,144. Shorten it, or split it in two."
        ],
    ),
    "carriage returns among line feeds": (
        "alpha.yaml",
        [("kind: proposal\n", "kind: proposal\r")],
        [
            "records/alpha.yaml:4:15: U+000D (CARRIAGE RETURN) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    # ------------------------------------------------------------ characters that cannot be seen
    "half a character pair": (
        "alpha.yaml",
        b"id: alpha\nname: a\xed\xa0\x80b\n",
        [
            "records/alpha.yaml:2:8: U+D800 (half of a character) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "half a character pair, escaped": (
        "alpha.yaml",
        [("name: Alpha pact", 'name: "a\\uD800b"')],
        [
            "records/alpha.yaml:2:9: '\\u' does not form a character in double quotation marks. Expected '\\\\' for a backslash. Double it, or use single quotation marks."
        ],
    ),
    "letters in reverse order": (
        "alpha.yaml",
        [("name: Alpha pact", "name: a\u202eb")],
        [
            "records/alpha.yaml:2:8: U+202E (RIGHT-TO-LEFT OVERRIDE) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "letters in reverse order, escaped": (
        "alpha.yaml",
        [("name: Alpha pact", 'name: "a\\u202eb"')],
        [
            "records/alpha.yaml:2:7: name: U+202E (RIGHT-TO-LEFT OVERRIDE) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "a mark for the direction of writing": (
        "alpha.yaml",
        [("name: Alpha pact", "name: a\u200eb")],
        [
            "records/alpha.yaml:2:8: U+200E (LEFT-TO-RIGHT MARK) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "a space of no width": (
        "alpha.yaml",
        [("id: alpha\n", "id: al\u200bpha\n")],
        [
            "records/alpha.yaml:1:7: U+200B (ZERO WIDTH SPACE) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "a soft hyphen": (
        "alpha.yaml",
        [("name: Alpha pact", "name: Al\u00adpha")],
        [
            "records/alpha.yaml:2:9: U+00AD (SOFT HYPHEN) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "letters that only programs see": (
        "alpha.yaml",
        [("name: Alpha pact", "name: Alpha\U000e0041")],
        [
            "records/alpha.yaml:2:12: U+E0041 (TAG LATIN CAPITAL LETTER A) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "an escape for terminals": (
        "alpha.yaml",
        [("kind: proposal", 'kind: "\\x1b[31mred"')],
        [
            "records/alpha.yaml:4:7: kind: U+001B (a control character) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "a vertical tab": (
        "alpha.yaml",
        [("name: Alpha pact", "name: a\x0bb")],
        [
            "records/alpha.yaml:2:8: U+000B (VERTICAL TAB) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "a line separator": (
        "alpha.yaml",
        [("name: Alpha pact", "name: a\u2028b")],
        [
            "records/alpha.yaml:2:8: U+2028 (LINE SEPARATOR) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "a space that does not break, after a colon": (
        "alpha.yaml",
        [("summary: A", "summary:\u00a0A")],
        [
            "records/alpha.yaml:14:1: The line has no colon and space after its key. Expected key: value. Add them, or indent the line if it continues the text above."
        ],
    ),
    "a space that does not break, for indentation": (
        "alpha.yaml",
        [("  - date: 2025-08-18", "\u00a0 - date: 2025-08-18")],
        [
            "records/alpha.yaml:17:1: status: has no value. Write one, or remove the key.",
            "records/alpha.yaml:18:1: The key has an invisible character. Expected a plain word. Remove it.",
            "records/alpha.yaml:19:11: The colon is not expected here. Expected one key: value to a line. Put a text with ': ' in quotation marks, or correct the indentation or the missing colon of the line before.",
        ],
    ),
    # ------------------------------------------------------------ letters that look like others
    "a Cyrillic a in an id": (
        "alpha.yaml",
        [("id: alpha\n", "id: \u0430lpha\n")],
        [
            "records/alpha.yaml:1:5: id: 'аlpha' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'. Its 'а' is U+0430 (CYRILLIC SMALL LETTER A)."
        ],
    ),
    "a Cyrillic o in a mention": (
        "alpha.yaml",
        [("proposed_by: [freedonia]", "proposed_by: [freed\u043enia]")],
        [
            "records/alpha.yaml:11:15: proposed_by[0]: 'freedоnia' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'. Its 'о' is U+043E (CYRILLIC SMALL LETTER O)."
        ],
    ),
    "a wide letter in an id": (
        "alpha.yaml",
        [("id: alpha\n", "id: \uff41lpha\n")],
        [
            "records/alpha.yaml:1:5: id: 'ａlpha' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'. Its 'ａ' is U+FF41 (FULLWIDTH LATIN SMALL LETTER A)."
        ],
    ),
    "a Cyrillic e in a key": (
        "alpha.yaml",
        [("kind: proposal", "kind: proposal\nnot\u0435: x")],
        [
            "records/alpha.yaml:5:1: notе: 'notе' is not a known key. Expected one of: beneficiary, changes, described_by, family, first_stated, former_ids, id, kind, labels, lineage, name, note, own_text, points, proposed_by, provisions, short_name, silences, status, summary. Did you mean 'note'? Its 'е' is U+0435 (CYRILLIC SMALL LETTER IE)."
        ],
    ),
    "digits of another script": (
        "alpha.yaml",
        [("{about: 50000,", "{about: \u0665\u0660\u0660,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '٥٠٠' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "a date in digits of another script": (
        "alpha.yaml",
        [("date: 2025-08-18", "date: \u0662\u0660\u0662\u0665")],
        [
            "records/alpha.yaml:18:11: status[0].date: '٢٠٢٥' is not a date of the calendar. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    # ------------------------------------------------------------ what YAML can do and records may not
    "a billion laughs": (
        "alpha.yaml",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        [
            "records/alpha.yaml:1:4: a: '&a' names the value for use elsewhere. Expected only the value. Remove it, or put a text that starts with '&' in quotation marks.",
            "records/alpha.yaml:2:4: b: '&b' names the value for use elsewhere. Expected only the value. Remove it, or put a text that starts with '&' in quotation marks.",
            "records/alpha.yaml:2:8: b[0]: '*a' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks.",
            "records/alpha.yaml:2:12: b[1]: '*a' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks.",
            "records/alpha.yaml:3:5: c[0]: '*b' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks.",
            "records/alpha.yaml:3:9: c[1]: '*b' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks.",
        ],
    ),
    "a list that contains itself": (
        "alpha.yaml",
        "a: &a [*a]\n",
        [
            "records/alpha.yaml:1:4: a: '&a' names the value for use elsewhere. Expected only the value. Remove it, or put a text that starts with '&' in quotation marks.",
            "records/alpha.yaml:1:8: a[0]: '*a' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks.",
        ],
    ),
    "an object of a program": (
        "alpha.yaml",
        [("name: Alpha pact", "name: !!python/object/apply:os.system [ls]")],
        [
            "records/alpha.yaml:2:7: name: '!!python/object/apply:os.system' sets a type. Expected only the value. Remove it, or put a text that starts with '!' in quotation marks."
        ],
    ),
    "bytes": (
        "alpha.yaml",
        [("name: Alpha pact", "name: !!binary aGVsbG8=")],
        [
            "records/alpha.yaml:2:7: name: '!!binary' sets a type. Expected only the value. Remove it, or put a text that starts with '!' in quotation marks."
        ],
    ),
    "a set": (
        "alpha.yaml",
        [("lineage: {responds_to: [beta]}", "lineage: !!set {responds_to}")],
        [
            "records/alpha.yaml:15:10: lineage: '!!set' sets a type. Expected only the value. Remove it, or put a text that starts with '!' in quotation marks.",
            "records/alpha.yaml:15:17: lineage.responds_to: has no value. Write one, or remove the key.",
        ],
    ),
    "a type of one's own": (
        "alpha.yaml",
        [("kind: proposal", "kind: !ours proposal")],
        [
            "records/alpha.yaml:4:7: kind: '!ours' sets a type. Expected only the value. Remove it, or put a text that starts with '!' in quotation marks."
        ],
    ),
    "a merge of an anchor": (
        "alpha.yaml",
        [("lineage: {responds_to: [beta]}", "lineage:\n  <<: *x")],
        [
            "records/alpha.yaml:16:3: lineage: '<<' merges another mapping in. Expected each key written out. Write them out.",
            "records/alpha.yaml:16:7: lineage.<<: '*x' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks.",
        ],
    ),
    "an anchor on a key": (
        "alpha.yaml",
        [("kind: proposal", "&k kind: proposal")],
        [
            "records/alpha.yaml:4:1: kind: '&k' names the value for use elsewhere. Expected only the value. Remove it, or put a text that starts with '&' in quotation marks."
        ],
    ),
    "a version of YAML": (
        "alpha.yaml",
        "%YAML 1.1\n---\n" + sample_text("alpha.yaml"),
        [
            "records/alpha.yaml:1:1: '%YAML 1.1' is an instruction to a program. Expected only the record. Remove the line."
        ],
    ),
    "an end and more": (
        "alpha.yaml",
        sample_text("alpha.yaml") + "...\nid: beta\n",
        [
            "records/alpha.yaml:63:1: '...' ends the document. Expected the record to end with the file. Remove the line."
        ],
    ),
    "a second record in the file": (
        "alpha.yaml",
        sample_text("alpha.yaml") + "---\n" + sample_text("beta.yaml"),
        [
            "records/alpha.yaml:63:1: '---' starts a second document. Expected one record to a file. Remove the line, or move what follows to a file of its own."
        ],
    ),
    "a list as a key": (
        "alpha.yaml",
        "? [a, b]\n: c\n",
        [
            "records/alpha.yaml:1:3: The key is a list. Expected a text. Put a text that starts with a bracket in quotation marks."
        ],
    ),
    "a mapping as a key": (
        "alpha.yaml",
        "{a: b}: c\n",
        [
            "records/alpha.yaml:1:1: The key is a mapping. Expected a text. Put a text that starts with a bracket in quotation marks."
        ],
    ),
    "brackets without end": (
        "alpha.yaml",
        "a: " + "[" * 100_000,
        [
            "records/alpha.yaml:1:15: a[0][0][0][0][0][0][0][0][0][0][0]: is nested more than 12 levels deep. Expected at most 12. Check the indentation and the brackets."
        ],
    ),
    "braces without end": (
        "alpha.yaml",
        "a: " + "{b: " * 50_000,
        [
            "records/alpha.yaml:1:48: a.b.b.b.b.b.b.b.b.b.b.b: is nested more than 12 levels deep. Expected at most 12. Check the indentation and the brackets."
        ],
    ),
    "levels without end": (
        "alpha.yaml",
        "".join(" " * depth + "a:\n" for depth in range(600)),
        [
            "records/alpha.yaml:13:13: a.a.a.a.a.a.a.a.a.a.a.a: is nested more than 12 levels deep. Expected at most 12. Check the indentation and the brackets."
        ],
    ),
    "lists in lists without end": (
        "alpha.yaml",
        "a:\n" + "- " * 100_000,
        [
            "records/alpha.yaml:2:23: a[0][0][0][0][0][0][0][0][0][0][0]: is nested more than 12 levels deep. Expected at most 12. Check the indentation and the brackets."
        ],
    ),
    "quotation marks without end": (
        "alpha.yaml",
        "'" * 200_001,
        [
            "records/alpha.yaml:1:1: The quotation mark is not closed. Expected a second ' at the end of the text. Add it."
        ],
    ),
    "too many values": (
        "alpha.yaml",
        "a: [" + "x, " * 20_000 + "x]",
        [
            "records/alpha.yaml:1:59996: The file has more than 20,000 keys and values. Expected one record. Split the file."
        ],
    ),
    # ------------------------------------------------------------ keys
    "a key given twice, deep inside": (
        "alpha.yaml",
        [("        says: Only after", "        says: Never.\n        says: Only after")],
        [
            "records/alpha.yaml:36:9: provisions.legal-effect[0].condition.says: is given twice, first in line 35. Expected each key once. Remove or rename one of the two."
        ],
    ),
    "a key given twice in braces": (
        "alpha.yaml",
        [("at: p2; p3; p4}", "at: p2; p3; p4, at: p3}")],
        [
            "records/alpha.yaml:56:53: provisions.guarantors[0].evidence[0].at: is given twice, first in line 56. Expected each key once. Remove or rename one of the two."
        ],
    ),
    "a key given twice, once in quotation marks": (
        "alpha.yaml",
        [("short_name: Alpha", '"name": Alpha\nshort_name: Alpha')],
        [
            "records/alpha.yaml:3:1: name: is given twice, first in line 2. Expected each key once. Remove or rename one of the two."
        ],
    ),
    "an element given twice": (
        "alpha.yaml",
        [("  force-size:", "  legal-effect: {absence: not_coded}\n  force-size:")],
        [
            "records/alpha.yaml:40:3: provisions.legal-effect: is given twice, first in line 26. Expected each key once. Remove or rename one of the two."
        ],
    ),
    "a key with a line break": (
        "alpha.yaml",
        [("summary: A", '"sum\\nmary": A')],
        [
            "records/alpha.yaml:14:1: The key has an invisible character. Expected a plain word. Remove it."
        ],
    ),
    "a key with an escape for terminals": (
        "alpha.yaml",
        [("summary: A", '"sum\\x1bmary": A')],
        [
            "records/alpha.yaml:14:1: The key has an invisible character. Expected a plain word. Remove it."
        ],
    ),
    "a key of a thousand letters": (
        "alpha.yaml",
        sample_text("alpha.yaml") + "? " + "k" * 1000 + "\n: v\n",
        [
            "records/alpha.yaml:63:3: The key has 1,000 characters. Expected at most 100. Look for a missing line break, or for a colon that does not belong there."
        ],
    ),
    "an empty key": (
        "alpha.yaml",
        sample_text("alpha.yaml") + ": v\n",
        [
            "records/alpha.yaml:63:1: The key is empty. Expected a text before the colon. Write it, or remove the line."
        ],
    ),
    "a key that is markup": (
        "alpha.yaml",
        sample_text("alpha.yaml") + "<script>: v\n",
        [
            "records/alpha.yaml:63:1: <script>: '<script>' is not a known key. Expected one of: beneficiary, changes, described_by, family, first_stated, former_ids, id, kind, labels, lineage, name, note, own_text, points, proposed_by, provisions, short_name, silences, status, summary."
        ],
    ),
    # ------------------------------------------------------------ values
    "1e999 as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 1e999,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '1e999' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "infinity as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: .inf,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '.inf' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "a number of five thousand digits": (
        "alpha.yaml",
        [("{about: 50000,", "{about: " + "9" * 5000 + ",")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: has 5000 digits. Expected at most 12. Correct the number."
        ],
    ),
    "a number below nothing": (
        "alpha.yaml",
        [("{about: 50000,", "{about: -5,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '-5' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "a number with commas": (
        "alpha.yaml",
        [("{about: 50000,", "{about: '50,000',")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '50,000' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "a number with underscores": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 50_000,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '50_000' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "no as an actor": (
        "alpha.yaml",
        [("proposed_by: [freedonia]", "proposed_by: [no]")],
        [
            "records/alpha.yaml:11:15: proposed_by[0]: no actor has the id 'no'. Add it to registry/actors.yaml, or correct the id."
        ],
    ),
    "null as a text": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.", "summary: null")],
        [
            "records/alpha.yaml:14:10: summary: 'null' stands for no value in YAML. Expected text. Write it, remove the key, or put the word in quotation marks."
        ],
    ),
    "a tilde as a text": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.", "summary: ~")],
        [
            "records/alpha.yaml:14:10: summary: '~' stands for no value in YAML. Expected text. Write it, remove the key, or put the word in quotation marks."
        ],
    ),
    "true as an id": (
        "alpha.yaml",
        [("id: alpha\n", "id: true\n")],
        [
            "records/alpha.yaml:1:5: id: 'true' is not the file's name, 'alpha'. Ids are permanent: if the id was there first, rename the file to 'true.yaml'; else correct the id."
        ],
    ),
    "the 30th of February 2025": (
        "alpha.yaml",
        [("date: 2025-08-18", "date: 2025-02-30")],
        [
            "records/alpha.yaml:18:11: status[0].date: '2025-02-30' is not a date of the calendar. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "the day before all days": (
        "alpha.yaml",
        [("date: 2025-08-18", "date: 0000-00-00")],
        [
            "records/alpha.yaml:18:11: status[0].date: '0000-00-00' is not a date of the calendar. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a year of five digits": (
        "alpha.yaml",
        [("date: 2025-08-18", "date: 99999-01-01")],
        [
            "records/alpha.yaml:18:11: status[0].date: '99999-01-01' is not a date in a form the records use. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a day with its hour": (
        "alpha.yaml",
        [("date: 2025-08-18", "date: 2025-08-18T12:00:00Z")],
        [
            "records/alpha.yaml:18:11: status[0].date: '2025-08-18T12:00:00Z' is not a date in a form the records use. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a date without end": (
        "alpha.yaml",
        [("date: 2025-08-18", "date: " + "2025-" * 20_000)],
        [
            "records/alpha.yaml:18:11: status[0].date: '2025-2025-2025-2025-2025-2025-2025-2025-2025-2025-2025-2025…' is not a date in a form the records use. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a word of a hundred thousand letters": (
        "alpha.yaml",
        [("kind: proposal", "kind: " + "x" * 100_000)],
        [
            "records/alpha.yaml:4:7: kind: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a known value. Expected one of: agreement, demand, expert_idea, option, proposal, reference."
        ],
    ),
    "an id of five thousand letters": (
        "alpha.yaml",
        [("id: alpha\n", "id: " + "a" * 5000 + "\n")],
        ["records/alpha.yaml:1:5: id: has 5000 characters. Expected at most 64. Shorten it."],
    ),
    "a long text where a list belongs": (
        "alpha.yaml",
        [("proposed_by: [freedonia]", "proposed_by: " + "y" * 5000)],
        [
            "records/alpha.yaml:11:14: proposed_by: is a text ('yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…'). Expected a list: lines that begin with '- '."
        ],
    ),
    "a word that pretends to be another problem": (
        "alpha.yaml",
        [("kind: proposal", 'kind: "wish\\nx.yaml:1:1: fake"')],
        [
            "records/alpha.yaml:4:7: kind: 'wish⏎x.yaml:1:1: fake' is not a known value. Expected one of: agreement, demand, expert_idea, option, proposal, reference."
        ],
    ),
    "a word on several lines": (
        "alpha.yaml",
        [("kind: proposal", "kind: |\n  wish\n  ::error::fake")],
        [
            "records/alpha.yaml:4:7: kind: 'wish⏎::error::fake⏎' is not a known value. Expected one of: agreement, demand, expert_idea, option, proposal, reference."
        ],
    ),
    "a word that is markup": (
        "alpha.yaml",
        [("kind: proposal", "kind: <script>alert(1)</script>")],
        [
            "records/alpha.yaml:4:7: kind: '<script>alert(1)</script>' is not a known value. Expected one of: agreement, demand, expert_idea, option, proposal, reference."
        ],
    ),
    "a link that never ends": (
        "sources/gazette-2025-08.yaml",
        [("https://example.org/gazette", "https://" + "a" * 3000)],
        [
            "records/sources/gazette-2025-08.yaml:12:6: url: has 3008 characters. Expected at most 500. Shorten it."
        ],
    ),
}


def content_of(name: str, content: Content) -> bytes:
    """The bytes of a case: as given, or the file of the small folder after edits."""
    text = sample_text(name, *content) if isinstance(content, list) else content
    return text.encode() if isinstance(text, str) else text


@pytest.mark.parametrize(("name", "content", "expected"), CASES.values(), ids=CASES)
def test_a_hostile_file_is_refused(
    name: str, content: Content, expected: list[str], tmp_path: Path
) -> None:
    """Every problem is reported in one line that is not too long to read, and the other records are served."""
    loaded = load(write_records(tmp_path, {name: content_of(name, content)}), "records")
    assert [str(problem) for problem in loaded.problems] == expected
    assert [p for p in expected if len(p) > 500 or not p.isprintable()] == []
    assert (loaded.excluded, len(loaded.catalogue.actors)) == ((f"records/{name}",), 4)


HARMLESS = {
    "a byte order mark": b"\xef\xbb\xbf" + sample_text("alpha.yaml").encode(),
    "line ends of Windows": sample_text("alpha.yaml").replace("\n", "\r\n"),
    "line ends of an old Macintosh": sample_text("alpha.yaml").replace("\n", "\r"),
    "line ends of both kinds": sample_text("alpha.yaml", ("Alpha pact\n", "Alpha pact\r\n")),
    "letters that are joined": sample_text(
        "alpha.yaml", ("Alpha pact", "\u0645\u06cc\u200c\u062e 👩\u200d🚀")
    ),
    "comments everywhere": sample_text("alpha.yaml").replace("\n", "  # x\n"),
    "a word in quotation marks that would be none without": sample_text(
        "alpha.yaml", ("name: Alpha pact", "name: 'null'")
    ),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_is_only_unusual_is_read(content: str | bytes, tmp_path: Path) -> None:
    """Other editors and other languages are no reason to refuse a record."""
    assert load(write_records(tmp_path, {"alpha.yaml": content})).problems == ()


# ---------------------------------------------------------------- folders


def renamed(name: str) -> Callable[[Path], None]:
    """Give the proposal alpha another file name."""
    return lambda root: os.rename(root / "alpha.yaml", root / name)


def named(name: bytes) -> Callable[[Path], None]:
    """Put a file with a name of bytes next to the others."""
    return lambda root: (root / os.fsdecode(name)).write_bytes(b"a: b")  # type: ignore[func-returns-value]


def two_circles(root: Path) -> None:
    """Two links to the folder itself: followed, they would make more paths than can be counted."""
    os.symlink(".", root / "again")
    os.symlink(".", root / "more")


INVISIBLE = (
    "The name has an invisible character. Expected letters, digits and hyphens. Rename the file."
)
LINK = "is a link to a folder. Expected the files themselves. Move them here."
NO_FILE = "is no ordinary file. Expected a file with text. Remove it."
NO_ID = "id: 'alpha' is not the file's name, '{}', which is no id. Expected 'alpha.yaml'. Rename the file."

FOLDERS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a folder called like a file": (
        lambda root: (root / "x.yaml").mkdir(),
        ["records/x.yaml:1:1: is a folder. Expected a file with a record. Rename or remove it."],
    ),
    "a link to itself": (
        lambda root: os.symlink("x.yaml", root / "x.yaml"),
        [
            "records/x.yaml:1:1: cannot be read: Too many levels of symbolic links. Check the file and its permissions."
        ],
    ),
    "links in circles": (two_circles, [f"records/again:1:1: {LINK}", f"records/more:1:1: {LINK}"]),
    "a link to another folder": (
        lambda root: os.symlink(root / "sources", root / "older"),
        [f"records/older:1:1: {LINK}"],
    ),
    "a pipe": (lambda root: os.mkfifo(root / "x.yaml"), [f"records/x.yaml:1:1: {NO_FILE}"]),
    "a device": (
        lambda root: os.symlink("/dev/zero", root / "x.yaml"),
        [f"records/x.yaml:1:1: {NO_FILE}"],
    ),
    "a name with a line break": (
        named(b"x\n::error::.yaml"),
        [f"records/x\\n::error::.yaml:1:1: {INVISIBLE}"],
    ),
    "a name with an escape for terminals": (
        named(b"x\x1b[31m.yaml"),
        [f"records/x\\x1b[31m.yaml:1:1: {INVISIBLE}"],
    ),
    "a name that is no text": (named(b"x\xff.yaml"), [f"records/x\\udcff.yaml:1:1: {INVISIBLE}"]),
    "a name in reverse order": (
        named("x\u202elmay.yaml".encode()),
        [f"records/x\\u202elmay.yaml:1:1: {INVISIBLE}"],
    ),
    "a name with a Cyrillic a": (
        renamed("аlpha.yaml"),
        [f"records/аlpha.yaml:1:5: {NO_ID.format('аlpha')}"],
    ),
    "a name in capitals": (
        renamed("Alpha.yaml"),
        [f"records/Alpha.yaml:1:5: {NO_ID.format('Alpha')}"],
    ),
    "a name with a space": (
        renamed("alpha .yaml"),
        [f"records/alpha .yaml:1:5: {NO_ID.format('alpha ')}"],
    ),
    "an ending in capitals": (
        renamed("alpha.YAML"),
        ["records/alpha.YAML:1:1: ends in .YAML. Rename it so that it ends in .yaml."],
    ),
    "the ending .yml": (
        renamed("alpha.yml"),
        ["records/alpha.yml:1:1: ends in .yml. Rename it so that it ends in .yaml."],
    ),
    "what editors leave behind": (
        lambda root: [
            named(name)(root) for name in (b"alpha.yaml~", b".alpha.yaml.swp", b"#alpha.yaml#")
        ],
        [],
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="such files cannot be made there")
@pytest.mark.parametrize(("spoil", "expected"), FOLDERS.values(), ids=FOLDERS)
def test_a_hostile_folder_is_read(
    spoil: Callable[[Path], object], expected: list[str], tmp_path: Path
) -> None:
    """What is no record is named, once, in one line; nothing is waited for, and nothing passed over."""
    root = write_records(tmp_path)
    spoil(root)
    assert len(folder_signature(root)) <= 14
    assert [str(problem) for problem in load(root, "records").problems] == expected


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may not read one file sees all others."""

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    root = write_records(tmp_path)
    everywhere = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda path, mode: (refuse if path.stem == "alpha" else everywhere)(path, mode),
    )
    assert [str(problem) for problem in load(root, "records").problems] == [
        "records/alpha.yaml:1:1: cannot be read: Permission denied. Check the file and its permissions."
    ]


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a closed folder holds is not passed over in silence."""
    root = write_records(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: path.name != "sources")
    assert str(load(root, "records").problems[-1]) == (
        "records/sources:1:1: The folder cannot be read. Expected a folder of records. Check its permissions."
    )


# ---------------------------------------------------------------- time and memory

LIMITS = """
import json, resource, sys, time
from pathlib import Path
from guarantees.catalogue.catalogue import load
resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))
slow = {}
for root in sorted(Path(sys.argv[1]).iterdir()):
    began = time.process_time()
    assert load(root).problems
    slow[root.name] = time.process_time() - began
print(json.dumps({name: took for name, took in slow.items() if took > 2}))
"""

MANY: dict[str, str] = {
    "unknown keys": "id: alpha\n" + "".join(f"k{number}: v\n" for number in range(9000)),
    "known keys in another spelling": "id: alpha\n"
    + "".join(f"summary{n}: v\n" for n in range(9000)),
    "keys given twice": "id: alpha\n" + "a: b\n" * 40_000,
    "instructions": "%a\n" * 60_000,
    "anchors": "a: [" + "&a x, " * 15_000 + "x]",
    "aliases": "a: [" + "*a, " * 15_000 + "x]",
    "tabs": "a:\tb\n" * 40_000,
    "quotation marks": "a: '" + "b\n " * 80_000 + "'",
    "unclosed brackets": "a: [\n" * 50_000,
    "colons": ":" * 200_000,
    "question marks": "? " * 100_000,
    "dashes": "-\n" * 100_000,
    "line breaks": "\n" * 250_000,
    "unseen characters": "\u200b\n" * 60_000,
    "marks of a merge": "<<<<<<< x\n" * 20_000,
    "comments": "a: b # x\n" * 25_000,
    "statements without a key": "provisions:\n  legal-effect:\n" + "    - {value: x}\n" * 4_900,
    "ids": "lineage: {merges: [" + "a, " * 19_000 + "a]}\n",
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited in another way elsewhere")
def test_no_hostile_file_takes_two_seconds_or_300_megabytes(tmp_path: Path) -> None:
    """All of them, and files with as many problems as fit into one, in a process that may not have more."""
    alike = {case: (name, content_of(name, content)) for case, (name, content, _) in CASES.items()}
    alike |= {case: ("alpha.yaml", content.encode()) for case, content in MANY.items()}
    for case, (name, content) in alike.items():
        write_records(tmp_path / case.replace("/", " "), {name: content})
    ended = subprocess.run(
        [sys.executable, "-c", LIMITS, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout) == {}

"""Broken records: each breaks one rule, and the whole message is compared.

The wording is for curators who do not program, so it is part of the contract: what is wrong, what was expected, how to
fix it. A case changes one file of the small folder: the whole content, or edits of (old, new).
"""

# ruff: noqa: E501 - a message is on one line, as a curator reads it.

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from tests.builders import sample_text, write_records

Content = str | bytes | list[tuple[str, str]]

CASES: dict[str, tuple[str, Content, list[str]]] = {
    # ------------------------------------------------------------ files that are no readable YAML
    "a key given twice": (
        "alpha.yaml",
        [
            (
                "summary: A treaty of mutual help.\n",
                "summary: A treaty of mutual help.\nname: Again\n",
            )
        ],
        [
            "records/alpha.yaml:15:1: name: is given twice, first in line 2. Expected each key once. Remove or rename one of the two."
        ],
    ),
    "an anchor": (
        "alpha.yaml",
        [("name: Alpha pact", "name: &n Alpha pact")],
        [
            "records/alpha.yaml:2:7: name: '&n' names the value for use elsewhere. Expected only the value. Remove it, or put a text that starts with '&' in quotation marks."
        ],
    ),
    "an alias": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.", "summary: *n")],
        [
            "records/alpha.yaml:14:10: summary: '*n' stands for a value given elsewhere. Expected the value itself. Write it out, or put a text that starts with '*' in quotation marks."
        ],
    ),
    "a tag": (
        "alpha.yaml",
        [("name: Alpha pact", "name: !!str Alpha pact")],
        [
            "records/alpha.yaml:2:7: name: '!!str' sets a type. Expected only the value. Remove it, or put a text that starts with '!' in quotation marks."
        ],
    ),
    "a merge key": (
        "alpha.yaml",
        [("lineage: {responds_to: [beta]}", "lineage: {<<: beta}")],
        [
            "records/alpha.yaml:15:11: lineage: '<<' merges another mapping in. Expected each key written out. Write them out."
        ],
    ),
    "two documents": (
        "alpha.yaml",
        [("provisions:", "---\nprovisions:")],
        [
            "records/alpha.yaml:25:1: '---' starts a second document. Expected one record to a file. Remove the line, or move what follows to a file of its own."
        ],
    ),
    "a tab": (
        "alpha.yaml",
        [("  - date: 2025-08-18", "  -\tdate: 2025-08-18")],
        ["records/alpha.yaml:18:4: The line has a tab. Expected spaces. Use spaces instead."],
    ),
    "nested too deep": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.", "summary: " + "[" * 12 + "x" + "]" * 12)],
        [
            "records/alpha.yaml:14:21: summary[0][0][0][0][0][0][0][0][0][0][0]: is nested more than 12 levels deep. Expected at most 12. Check the indentation and the brackets."
        ],
    ),
    "too large": (
        "alpha.yaml",
        "#" * 262_145,
        [
            "records/alpha.yaml:1:1: The file has 262,145 bytes. Expected at most 262,144. Shorten it, or split it in two."
        ],
    ),
    "a null byte": (
        "alpha.yaml",
        b"id: al\x00pha\n",
        [
            "records/alpha.yaml:1:7: U+0000 (a control character) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "not UTF-8": (
        "alpha.yaml",
        b"id: alpha\nname: Caf\xe9\n",
        [
            "records/alpha.yaml:2:10: The byte 0xE9 is not valid in UTF-8. Expected UTF-8, not Windows-1252, which the file seems to be in. Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."
        ],
    ),
    "UTF-16": (
        "alpha.yaml",
        b"\xff\xfei\x00d\x00:\x00 \x00a\x00l\x00p\x00h\x00a\x00\n\x00",
        [
            "records/alpha.yaml:1:1: The file is in UTF-16. Expected UTF-8. Save the file again with the encoding UTF-8, or convert it: iconv -f UTF-16 -t UTF-8."
        ],
    ),
    "an empty file": (
        "alpha.yaml",
        "",
        [
            "records/alpha.yaml:1:1: The file is empty. Expected a mapping: key: value. Add the record."
        ],
    ),
    "only comments": (
        "alpha.yaml",
        "# later\n",
        [
            "records/alpha.yaml:1:1: The file holds only comments. Expected a mapping: key: value. Add the record."
        ],
    ),
    "half written": (
        "alpha.yaml",
        "id: alpha\nname: Alpha pact\nprovisions:\n  legal-effect:\n    - value: 'bin",
        [
            "records/alpha.yaml:5:14: The quotation mark is not closed. Expected a second ' at the end of the text. Add it."
        ],
    ),
    "a key without value": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.", "summary:")],
        ["records/alpha.yaml:14:1: summary: has no value. Write one, or remove the key."],
    ),
    "a merge conflict": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.", "<<<<<<< ours\nsummary: A treaty of mutual help.")],
        [
            "records/alpha.yaml:14:1: '<<<<<<<' marks an unresolved merge conflict. Expected one version of the text. Keep the lines that are right and delete the markers."
        ],
    ),
    "a merge conflict in a registry": (
        "registry/identifiers.yaml",
        "actors:\n<<<<<<< ours\n  - anna-lind\n=======\n  - freedonia\n>>>>>>> theirs\n",
        [
            "records/registry/identifiers.yaml:2:1: '<<<<<<<' marks an unresolved merge conflict. Expected one version of the text. Keep the lines that are right and delete the markers."
        ],
    ),
    "a list of records": (
        "alpha.yaml",
        "- id: alpha\n",
        [
            "records/alpha.yaml:1:1: The file holds a list. Expected a mapping: key: value. Put a key and ': ' before each value."
        ],
    ),
    # ------------------------------------------------------------ shapes and keys
    "a list where a mapping belongs": (
        "alpha.yaml",
        [("lineage: {responds_to: [beta]}", "lineage: [beta]")],
        [
            "records/alpha.yaml:15:10: lineage: is a list. Expected a mapping: lines of the form 'key: value'."
        ],
    ),
    "a mapping where a list belongs": (
        "alpha.yaml",
        [("proposed_by: [freedonia]", "proposed_by: {freedonia: yes}")],
        [
            "records/alpha.yaml:11:14: proposed_by: is a mapping. Expected a list: lines that begin with '- '."
        ],
    ),
    "text where a list belongs": (
        "alpha.yaml",
        [("proposed_by: [freedonia]", "proposed_by: freedonia")],
        [
            "records/alpha.yaml:11:14: proposed_by: is a text ('freedonia'). Expected a list: lines that begin with '- '."
        ],
    ),
    "text where a mapping belongs": (
        "alpha.yaml",
        [
            (
                "      condition:\n        requires: ceasefire\n        says: Only after a ceasefire.\n        evidence:\n          - {source: gazette-2025-08, at: p3}\n",
                "      condition: ceasefire\n",
            )
        ],
        [
            "records/alpha.yaml:33:18: provisions.legal-effect[0].condition: is a text ('ceasefire'). Expected a mapping: lines of the form 'key: value'."
        ],
    ),
    "a list where text belongs": (
        "alpha.yaml",
        [("name: Alpha pact", "name: [Alpha, pact]")],
        ["records/alpha.yaml:2:7: name: is a list. Expected text."],
    ),
    "a list as a date": (
        "alpha.yaml",
        [("first_stated: 2025-08\n", "first_stated: [2025-08]\n")],
        [
            "records/alpha.yaml:13:15: first_stated: is not a date. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a mapping as one of a vocabulary": (
        "alpha.yaml",
        [("kind: proposal", "kind: {is: proposal}")],
        [
            "records/alpha.yaml:4:7: kind: is a mapping. Expected one of: agreement, demand, expert_idea, option, proposal, reference."
        ],
    ),
    "text as provisions": (
        "alpha.yaml",
        [
            (
                "  legal-effect:\n    - id: alpha-binding\n",
                "  assistance: none\n  legal-effect:\n    - id: alpha-binding\n",
            )
        ],
        [
            "records/alpha.yaml:26:15: provisions.assistance: is a text ('none'). Expected a list of statements, or why there are none, such as {absence: not_coded}."
        ],
    ),
    "a missing key": (
        "alpha.yaml",
        [("summary: A treaty of mutual help.\n", "")],
        ["records/alpha.yaml:1:1: summary: the key 'summary' is missing. Add it."],
    ),
    "an unknown key": (
        "alpha.yaml",
        [("summary: A", "sumary: A")],
        [
            "records/alpha.yaml:1:1: summary: the key 'summary' is missing. Add it.",
            "records/alpha.yaml:14:1: sumary: 'sumary' is not a known key. Expected one of: beneficiary, changes, described_by, family, first_stated, former_ids, id, kind, labels, lineage, name, note, own_text, points, proposed_by, provisions, short_name, silences, status, summary. Did you mean 'summary'?",
        ],
    ),
    "an unknown key deep inside": (
        "alpha.yaml",
        [("        says: Only after a ceasefire.", "        sais: Only after a ceasefire.")],
        [
            "records/alpha.yaml:34:9: provisions.legal-effect[0].condition.says: the key 'says' is missing. Add it.",
            "records/alpha.yaml:35:9: provisions.legal-effect[0].condition.sais: 'sais' is not a known key. Expected one of: evidence, requires, says. Did you mean 'says'?",
        ],
    ),
    "an unknown key of an absence": (
        "beta.yaml",
        [("{absence: not_coded}", "{absence: not_coded, serched: [treaty-2024]}")],
        [
            "records/beta.yaml:41:36: provisions.force-size.serched: 'serched' is not a known key. Expected one of: absence, looked_for, note, on, searched. Did you mean 'searched'?"
        ],
    ),
    "an unknown key of a quantity": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "{abuot: 50000, unit: soldiers}")],
        [
            "records/alpha.yaml:41:15: provisions.force-size[0].value.abuot: 'abuot' is not a known key. Expected one of: about, at_least, at_most, exactly, peacetime, unit. Did you mean 'about'?"
        ],
    ),
    "an unknown key of a registry entry": (
        "registry/actors.yaml",
        [("    name: Sylvania\n", "    name: Sylvania\n    colour: red\n")],
        [
            "records/registry/actors.yaml:8:5: actors[1].colour: 'colour' is not a known key. Expected one of: affiliations, aliases, changes, former_ids, id, iso, kind, members, name, note, plural, short_name."
        ],
    ),
    "an unknown key of a registry": (
        "registry/families.yaml",
        [("presets:", "presetz:")],
        [
            "records/registry/families.yaml:1:1: presets: the key 'presets' is missing. Add it.",
            "records/registry/families.yaml:5:1: presetz: 'presetz' is not a known key. Expected one of: families, presets. Did you mean 'presets'?",
        ],
    ),
    "an empty list": (
        "alpha.yaml",
        [("beneficiary: [sylvania]", "beneficiary: []")],
        [
            "records/alpha.yaml:12:14: beneficiary: has no entries. Expected at least 1. Add what is missing."
        ],
    ),
    "no statements": (
        "alpha.yaml",
        [
            ("silences:", "  assistance: []\nsilences:"),
            ("elements: [assistance]", "elements: [force-size]"),
        ],
        [
            "records/alpha.yaml:57:15: provisions.assistance: has no entries. Expected at least 1. Add what is missing."
        ],
    ),
    "an empty text": (
        "alpha.yaml",
        [("name: Alpha pact", "name: ''")],
        ["records/alpha.yaml:2:7: name: is empty. Write some text, or remove the key."],
    ),
    "a text that is too long": (
        "alpha.yaml",
        [("short_name: Alpha", "short_name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")],
        [
            "records/alpha.yaml:3:13: short_name: has 41 characters. Expected at most 40. Shorten it."
        ],
    ),
    # ------------------------------------------------------------ words and numbers, kept as written
    "an unknown word": (
        "alpha.yaml",
        [("mode: anonymous", "mode: anonimous")],
        [
            "records/alpha.yaml:44:13: provisions.force-size[0].mode: 'anonimous' is not a known value. Expected one of: anonymous, attributed, indirect, inferred, leaked, official_text, quoted, reported. Did you mean 'anonymous'?"
        ],
    ),
    "an unknown reason for absence": (
        "beta.yaml",
        [("{absence: not_coded}", "{absence: not_codet}")],
        [
            "records/beta.yaml:41:25: provisions.force-size.absence: 'not_codet' is not a known value. Expected one of: not_applicable, not_coded, not_mentioned, silent. Did you mean 'not_coded'?"
        ],
    ),
    "NO as a proposal's id": (
        "alpha.yaml",
        [("responds_to: [beta]", "responds_to: [NO]")],
        [
            "records/alpha.yaml:15:25: lineage.responds_to[0]: 'NO' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'."
        ],
    ),
    "on as an actor": (
        "alpha.yaml",
        [("used_by: anna-lind", "used_by: on")],
        [
            "records/alpha.yaml:8:14: labels[0].used_by: no actor has the id 'on'. Add it to registry/actors.yaml, or correct the id."
        ],
    ),
    "010 as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 010,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '010' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "1.10 as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 1.10,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '1.10' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "12:30 as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 12:30,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '12:30' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "0x10 as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 0x10,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '0x10' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "1e3 as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: 1e3,")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: '1e3' is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "a list as a number": (
        "alpha.yaml",
        [("{about: 50000,", "{about: [50000],")],
        [
            "records/alpha.yaml:41:22: provisions.force-size[0].value.about: a list is not a whole number. Expected digits only, such as 30000."
        ],
    ),
    "yes as a truth value": (
        "sources/gazette-2025-08.yaml",
        [("machine: true", "machine: yes")],
        [
            "records/sources/gazette-2025-08.yaml:9:80: chain[1].machine: 'yes' is not a truth value. Expected one of: false, true."
        ],
    ),
    "a list as a truth value": (
        "sources/gazette-2025-08.yaml",
        [("machine: true", "machine: [true]")],
        [
            "records/sources/gazette-2025-08.yaml:9:80: chain[1].machine: a list is not a truth value. Expected one of: false, true."
        ],
    ),
    "an id in capitals": (
        "alpha.yaml",
        [("id: alpha\n", "id: Alpha\n")],
        [
            "records/alpha.yaml:1:5: id: 'Alpha' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'."
        ],
    ),
    "a provision that is no id": (
        "alpha.yaml",
        [("  force-size:", "  Force size:")],
        [
            "records/alpha.yaml:40:3: provisions.Force size: 'Force size' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'."
        ],
    ),
    "a version of another form": (
        "registry/edition.yaml",
        [("2025.09.1", "1.10")],
        [
            "records/registry/edition.yaml:1:10: version: '1.10' is not the version of an edition. Expected year, month and number, such as 2026.11.1."
        ],
    ),
    "a language by its name": (
        "sources/gazette-2025-08.yaml",
        [("from_language: de", "from_language: German")],
        [
            "records/sources/gazette-2025-08.yaml:9:67: chain[1].from_language: 'German' is not a code of a language. Expected two or three lower-case letters, such as en, ru or uk."
        ],
    ),
    "a country for its language": (
        "sources/gazette-2025-08.yaml",
        [("from_language: de", "from_language: ua")],
        [
            "records/sources/gazette-2025-08.yaml:9:67: chain[1].from_language: 'ua' is not a code of a language. Expected two or three lower-case letters, such as en, ru or uk. Did you mean 'uk'?"
        ],
    ),
    "another country for its language": (
        "sources/gazette-2025-08.yaml",
        [
            (
                "  - {role: original, by: freedonia, language: de,",
                "  - {role: original, by: freedonia, language: cz,",
            )
        ],
        [
            "records/sources/gazette-2025-08.yaml:8:47: chain[0].language: 'cz' is not a code of a language. Expected two or three lower-case letters, such as en, ru or uk. Did you mean 'cs'?"
        ],
    ),
    "a language that nobody has": (
        "sources/gazette-2025-08.yaml",
        [("from_language: de", "from_language: qqq")],
        [
            "records/sources/gazette-2025-08.yaml:9:67: chain[1].from_language: 'qqq' is not a code of a language. Expected two or three lower-case letters, such as en, ru or uk."
        ],
    ),
    "an event below a later one": (
        "registry/events.yaml",
        sample_text("registry/events.yaml")
        + "".join(
            f"  - {{id: {id}, name: A talk, date: {date}, kind: call, says: They spoke., "
            "evidence: [{source: gazette-2025-08, at: p1}]}\n"
            for id, date in (("a", "2026-03-02"), ("b", "2026-03"), ("c", "2026-02/2026-03-01"))
        ),
        [
            "records/registry/events.yaml:13:33: events[3].date: '2026-02/2026-03-01' is before '2026-03' of 'b' above it. Expected events in chronological order: move it to its place."
        ],
    ),
    "a proposal that responds to itself": (
        "alpha.yaml",
        [("responds_to: [beta]", "responds_to: [alpha]")],
        [
            "records/alpha.yaml:15:25: lineage.responds_to[0]: 'alpha' is this proposal itself. Name another, or remove it."
        ],
    ),
    "a statement that denies itself": (
        "alpha.yaml",
        [("    - id: alpha-binding\n", "    - id: alpha-binding\n      denies: [alpha-binding]\n")],
        [
            "records/alpha.yaml:28:16: provisions.legal-effect[0].denies[0]: 'alpha-binding' is this statement or position itself. Name another, or remove it."
        ],
    ),
    "a digest that is none": (
        "sources/gazette-2025-08.yaml",
        [("  sha256: ", "  sha256: x")],
        [
            "records/sources/gazette-2025-08.yaml:14:11: text.sha256: is not a SHA-256 digest. Expected 64 digits and letters a to f, as sha256sum prints."
        ],
    ),
    "half a range of paragraphs": (
        "alpha.yaml",
        [
            (
                "{source: gazette-2025-08, at: p3}\n  guarantors",
                "{source: gazette-2025-08, at: p3-4}\n  guarantors",
            )
        ],
        [
            "records/alpha.yaml:47:41: provisions.force-size[0].evidence[0].at: 'p3-4' is not a place in a source. Expected a paragraph, a range, or several with a semicolon and a space between them: p12; p14-p16."
        ],
    ),
    # ------------------------------------------------------------ dates
    "the 30th of February": (
        "alpha.yaml",
        [("first_stated: 2025-08\n", "first_stated: 2024-02-30\n")],
        [
            "records/alpha.yaml:13:15: first_stated: '2024-02-30' is not a date of the calendar. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "the 29th of February in another year": (
        "alpha.yaml",
        [("first_stated: 2025-08\n", "first_stated: 2025-02-29\n")],
        [
            "records/alpha.yaml:13:15: first_stated: '2025-02-29' is not a date of the calendar. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a date in another form": (
        "alpha.yaml",
        [("first_stated: 2025-08\n", "first_stated: 21.08.2025\n")],
        [
            "records/alpha.yaml:13:15: first_stated: '21.08.2025' is not a date in a form the records use. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a season as date": (
        "alpha.yaml",
        [("first_stated: 2025-08\n", "first_stated: 2025-21\n")],
        [
            "records/alpha.yaml:13:15: first_stated: '2025-21' is not a date in a form the records use. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a reversed interval": (
        "alpha.yaml",
        [("first_stated: 2025-08\n", "first_stated: 2025-08/2025-07\n")],
        [
            "records/alpha.yaml:13:15: first_stated: '2025-08/2025-07' ends before it begins. Write the earlier date first."
        ],
    ),
    "stated after publication": (
        "alpha.yaml",
        [
            (
                "      stated: 2025-08-20\n      condition:",
                "      stated: 2025-08-23~\n      condition:",
            )
        ],
        [
            "records/alpha.yaml:32:15: provisions.legal-effect[0].stated: '2025-08-23~' is after 'gazette-2025-08' was published (2025-08-21). Expected at most a day between them, which time zones can make. Correct the date, or the source."
        ],
    ),
    "known before stated": (
        "alpha.yaml",
        [
            (
                "      stated: 2025-08-20\n      condition:",
                "      stated: 2025-08-20\n      known: 2025-07\n      condition:",
            )
        ],
        [
            "records/alpha.yaml:33:14: provisions.legal-effect[0].known: '2025-07' is before it was stated (2025-08-20). Expected at most a day between them, which time zones can make. Correct one of the dates."
        ],
    ),
    # ------------------------------------------------------------ statements, positions, absences
    "a quotation of 13 words": (
        "alpha.yaml",
        [
            (
                "quote: sign a binding treaty",
                "quote: one two three four five six seven eight nine ten eleven twelve thirteen",
            )
        ],
        [
            "records/alpha.yaml:39:52: provisions.legal-effect[0].evidence[0].quote: has 13 words. Expected at most 12: shorten the fragment, and put the rest in 'says'."
        ],
    ),
    "a quotation of a whole Chinese line": (
        "alpha.yaml",
        [
            (
                "quote: sign a binding treaty",
                "quote: 欢迎乌克兰作为无核武器国家加入，尊重乌克兰的独立和主权",
            )
        ],
        [
            "records/alpha.yaml:39:52: provisions.legal-effect[0].evidence[0].quote: has 13 words, 2 signs counting as a word. Expected at most 12: shorten the fragment, and put the rest in 'says'."
        ],
    ),
    "a quotation with words left out": (
        "alpha.yaml",
        [("quote: sign a binding treaty", "quote: 'sign […] treaty'")],
        [
            "records/alpha.yaml:39:52: provisions.legal-effect[0].evidence[0].quote: leaves words out at '[…]'. Expected one run of words: quote a part without a gap, and put the rest in 'says'."
        ],
    ),
    "a quotation with words left out between round brackets": (
        "alpha.yaml",
        [("quote: sign a binding treaty", "quote: sign ( . . . ) treaty")],
        [
            "records/alpha.yaml:39:52: provisions.legal-effect[0].evidence[0].quote: leaves words out at '( . . . )'. Expected one run of words: quote a part without a gap, and put the rest in 'says'."
        ],
    ),
    "a quotation without a word": (
        "alpha.yaml",
        [("quote: sign a binding treaty", "quote: '…'")],
        [
            "records/alpha.yaml:39:52: provisions.legal-effect[0].evidence[0].quote: '…' has no word. Quote words of the text, or remove 'quote'."
        ],
    ),
    "a link that runs a script": (
        "sources/gazette-2025-08.yaml",
        [("url: https://example.org/gazette", "url: javascript:alert(1)")],
        [
            "records/sources/gazette-2025-08.yaml:12:6: url: 'javascript:alert(1)' is not a web address. Expected one that starts with http:// or https://."
        ],
    ),
    "a link without a host": (
        "sources/gazette-2025-08.yaml",
        [("url: https://example.org/gazette", "url: 'https://'")],
        [
            "records/sources/gazette-2025-08.yaml:12:6: url: 'https://' is not a web address. Expected one that starts with http:// or https://."
        ],
    ),
    "a link that cannot be read": (
        "sources/gazette-2025-08.yaml",
        [("url: https://example.org/gazette", "url: 'https://[x'")],
        [
            "records/sources/gazette-2025-08.yaml:12:6: url: 'https://[x' is not a web address. Expected one that starts with http:// or https://."
        ],
    ),
    "silent without where it was searched": (
        "beta.yaml",
        [("{absence: not_coded}", "{absence: silent, on: 2025-09-01}")],
        [
            "records/beta.yaml:41:15: provisions.force-size: absence 'silent' does not say where it was searched. List the sources in 'searched'."
        ],
    ),
    "silent without when it was searched": (
        "beta.yaml",
        [("{absence: not_coded}", "{absence: silent, searched: [gazette-2025-08]}")],
        [
            "records/beta.yaml:41:15: provisions.force-size: absence 'silent' does not say when it was searched. Give the day in 'on'."
        ],
    ),
    "searched but not silent": (
        "beta.yaml",
        [("{absence: not_coded}", "{absence: not_coded, searched: [gazette-2025-08]}")],
        [
            "records/beta.yaml:41:15: provisions.force-size: 'searched', 'on' and 'looked_for' belong to absence 'silent' or 'not_mentioned' only. Remove them, or code it as one of these."
        ],
    ),
    "not applicable without a note": (
        "beta.yaml",
        [
            (
                "{absence: not_applicable, note: The treaty has no guarantor.}",
                "{absence: not_applicable}",
            )
        ],
        [
            "records/beta.yaml:42:15: provisions.guarantors: absence 'not_applicable' needs a note. Say in 'note' why it cannot be asked."
        ],
    ),
    "ambiguous without a note": (
        "beta.yaml",
        [("      note: The word undertake is not explained.\n", "")],
        [
            "records/beta.yaml:20:7: provisions.legal-effect[0]: value 'ambiguous' needs a note. Say in 'note' what is left open."
        ],
    ),
    "readings of a clear value": (
        "beta.yaml",
        [("value: ambiguous", "value: binding")],
        [
            "records/beta.yaml:20:7: provisions.legal-effect[0]: has readings, but its value is not 'ambiguous'. Remove 'readings', or code it ambiguous."
        ],
    ),
    "an ambiguous stance without a note": (
        "positions/sylvania.yaml",
        [("stance: rejects", "stance: ambiguous")],
        [
            "records/positions/sylvania.yaml:3:5: positions[0]: stance 'ambiguous' needs a note. Say in 'note' what is left open."
        ],
    ),
    "a condition without says": (
        "alpha.yaml",
        [("        says: Only after a ceasefire.\n", "")],
        [
            "records/alpha.yaml:34:9: provisions.legal-effect[0].condition.says: the key 'says' is missing. Add it."
        ],
    ),
    "accepts_if without condition": (
        "positions/sylvania.yaml",
        [("stance: rejects", "stance: accepts_if")],
        [
            "records/positions/sylvania.yaml:3:5: positions[0]: stance 'accepts_if' and the key 'condition' go together. Add the one that is missing."
        ],
    ),
    "condition without accepts_if": (
        "positions/sylvania.yaml",
        [("stance: accepts_if", "stance: accepts")],
        [
            "records/positions/sylvania.yaml:13:5: positions[1]: stance 'accepts_if' and the key 'condition' go together. Add the one that is missing."
        ],
    ),
    "attributed without to whom": (
        "alpha.yaml",
        [("      attributed_to: sylvania\n", "")],
        [
            "records/alpha.yaml:49:7: provisions.guarantors[0]: mode 'attributed' and the key 'attributed_to' go together. Add the one that is missing."
        ],
    ),
    "a position about two things": (
        "positions/sylvania.yaml",
        [
            (
                "about: {proposal: alpha}",
                "about: {proposal: alpha, element: assistance, value: troops}",
            )
        ],
        [
            "records/positions/sylvania.yaml:4:12: positions[0].about: names a proposal and an element, or neither. Expected exactly one of the two."
        ],
    ),
    "a position about an element without its value": (
        "positions/sylvania.yaml",
        [("{element: assistance, value: troops}", "{element: assistance}")],
        [
            "records/positions/sylvania.yaml:13:12: positions[1].about: names an element without the value it is about. Add 'value'."
        ],
    ),
    "a quantity without a number": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "{unit: soldiers}")],
        [
            "records/alpha.yaml:41:14: provisions.force-size[0].value: has no number. Expected one of: about, at_least, at_most, exactly."
        ],
    ),
    "a quantity with two qualifiers": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "{about: 50000, at_most: 60000, unit: soldiers}")],
        [
            "records/alpha.yaml:41:14: provisions.force-size[0].value: has about and at_most together. Expected one of them, or at_least with at_most for a range."
        ],
    ),
    "a range that runs backwards": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "{at_least: 50000, at_most: 40000, unit: soldiers}")],
        [
            "records/alpha.yaml:41:14: provisions.force-size[0].value: has at_least above at_most. Write the smaller number as at_least."
        ],
    ),
    "a quantity without its unit": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "{about: 50000}")],
        [
            "records/alpha.yaml:41:14: provisions.force-size[0].value.unit: the key 'unit' is missing. Add it."
        ],
    ),
    "a translation without its first language": (
        "sources/gazette-2025-08.yaml",
        [(", from_language: de", "")],
        [
            "records/sources/gazette-2025-08.yaml:9:5: chain[1]: is a translation without 'from_language'. Say from which language it was made."
        ],
    ),
    "an element answered twice": (
        "alpha.yaml",
        [("elements: [assistance]", "elements: [assistance, guarantors]")],
        [
            "records/alpha.yaml:58:28: silences[0].elements[1]: 'guarantors' is already answered in line 48. Expected one answer for each element. Remove one of the two."
        ],
    ),
    "a beneficiary listed twice": (
        "alpha.yaml",
        [("beneficiary: [sylvania]", "beneficiary: [sylvania, sylvania]")],
        ["records/alpha.yaml:12:14: beneficiary: lists sylvania more than once. Keep each once."],
    ),
    "a column twice in a preset": (
        "registry/families.yaml",
        [("[alpha, beta]", "[alpha, beta, alpha]")],
        [
            "records/registry/families.yaml:9:16: presets[0].proposals: lists alpha more than once. Keep each once."
        ],
    ),
    "contradiction of one": (
        "registry/contradictions.yaml",
        [("[alpha-binding, sylvania-denies]", "[alpha-binding]")],
        [
            "records/registry/contradictions.yaml:4:14: contradictions[0].between: has 1 entry. Expected at least 2. Add what is missing."
        ],
    ),
    # ------------------------------------------------------------ codes of countries
    "a code that is none": (
        "registry/actors.yaml",
        [("    name: Sylvania\n", "    name: Sylvania\n    iso: Syl\n")],
        [
            "records/registry/actors.yaml:8:10: actors[1].iso: 'Syl' is not a code of a country. Expected the two capital letters of ISO 3166-1, such as FR."
        ],
    ),
    "a code of a country for an outlet": (
        "registry/actors.yaml",
        [("    name: The Gazette\n", "    name: The Gazette\n    iso: GE\n")],
        [
            "records/registry/actors.yaml:9:5: actors[2]: has a code of a country, but is of kind 'outlet'. Remove 'iso', or make it a state."
        ],
    ),
    "a code that no country has": (
        "registry/actors.yaml",
        [("    name: Sylvania\n", "    name: Sylvania\n    iso: UK\n")],
        [
            "records/registry/actors.yaml:8:10: actors[1].iso: no country has the code 'UK'. Expected one of ISO 3166-1, such as FR. Did you mean 'GB'?"
        ],
    ),
    "a code of a country given twice": (
        "registry/actors.yaml",
        [
            ("    short_name: Freedonia\n", "    short_name: Freedonia\n    iso: FR\n"),
            ("    name: Sylvania\n", "    name: Sylvania\n    iso: FR\n"),
        ],
        [
            "records/registry/actors.yaml:9:10: actors[1].iso: 'FR' is already the code of 'freedonia'. Expected one actor for each country. Keep it at one of the two."
        ],
    ),
    # ------------------------------------------------------------ silences of an actor
    "a silence about nothing": (
        "positions/sylvania.yaml",
        [
            (
                "positions:\n",
                "silences: [{searched: [gazette-2025-08], on: 2025-09-01}]\npositions:\n",
            )
        ],
        [
            "records/positions/sylvania.yaml:2:12: silences[0]: does not say what the texts are silent on. List ids in 'proposals', in 'elements', or in both."
        ],
    ),
    "an actor's silence without where it was searched": (
        "positions/sylvania.yaml",
        [
            (
                "positions:\n",
                "silences: [{proposals: [beta], searched: [], on: 2025-09-01}]\npositions:\n",
            )
        ],
        [
            "records/positions/sylvania.yaml:2:42: silences[0].searched: has no entries. Expected at least 1. Add what is missing."
        ],
    ),
    "an actor's silence without when it was searched": (
        "positions/sylvania.yaml",
        [
            (
                "positions:\n",
                "silences: [{proposals: [beta], searched: [gazette-2025-08]}]\npositions:\n",
            )
        ],
        ["records/positions/sylvania.yaml:2:12: silences[0].on: the key 'on' is missing. Add it."],
    ),
    "an actor's silence in an excerpt": (
        "positions/sylvania.yaml",
        [
            (
                "positions:\n",
                "silences: [{proposals: [beta], searched: [treaty-2024], on: 2025-09-01}]\npositions:\n",
            )
        ],
        [
            "records/positions/sylvania.yaml:2:43: silences[0].searched[0]: 'treaty-2024' was not read whole, so its silence is not known. Remove it, or code the absence not_coded."
        ],
    ),
    "an actor's silence about what nobody knows": (
        "positions/sylvania.yaml",
        [
            (
                "positions:\n",
                "silences: [{proposals: [betta], elements: [asistance], searched: [gazete], on: 2025-09-01}]\npositions:\n",
            )
        ],
        [
            "records/positions/sylvania.yaml:2:25: silences[0].proposals[0]: no proposal has the id 'betta'. Add its record, or correct the id. Did you mean 'beta'?",
            "records/positions/sylvania.yaml:2:44: silences[0].elements[0]: no element has the id 'asistance'. Correct the id. Did you mean 'assistance'?",
            "records/positions/sylvania.yaml:2:67: silences[0].searched[0]: no source has the id 'gazete'. Add its record to sources/, or correct the id.",
        ],
    ),
    "a position on what the actor is silent on": (
        "positions/sylvania.yaml",
        [
            (
                "positions:\n",
                "silences: [{proposals: [alpha, beta], elements: [assistance], searched: [gazette-2025-08], on: 2025-09-01}]\npositions:\n",
            )
        ],
        [
            "records/positions/sylvania.yaml:2:25: silences[0].proposals[0]: 'alpha' is already answered in line 5. Expected one answer for each proposal. Remove one of the two.",
            "records/positions/sylvania.yaml:2:50: silences[0].elements[0]: 'assistance' is already answered in line 14. Expected one answer for each element. Remove one of the two.",
        ],
    ),
    # ------------------------------------------------------------ the codebook
    "a choice without options": (
        "registry/elements.yaml",
        [
            (
                "    kind: quantity\n    units:\n      - {id: soldiers, label: soldiers}\n      - {id: brigades, label: brigades}\n",
                "    kind: choice\n",
            )
        ],
        [
            "records/registry/elements.yaml:36:5: elements[2]: is of kind 'choice' and has no options. List them in 'options'."
        ],
    ),
    "a quantity without units": (
        "registry/elements.yaml",
        [("    kind: choices\n", "    kind: quantity\n")],
        [
            "records/registry/elements.yaml:23:5: elements[1]: is of kind 'quantity' and has no units. List them in 'units'."
        ],
    ),
    "units where none belong": (
        "registry/elements.yaml",
        [("    order:", "    units: [{id: years, label: years}]\n    order:")],
        [
            "records/registry/elements.yaml:9:5: elements[0]: has units, which belong to kind 'quantity' only. Remove them, or change the kind."
        ],
    ),
    "ambiguous as an option": (
        "registry/elements.yaml",
        [("{id: political,", "{id: ambiguous,")],
        [
            "records/registry/elements.yaml:9:5: elements[0]: lists 'ambiguous' as an option. Every element has it already: remove it."
        ],
    ),
    "an option listed twice": (
        "registry/elements.yaml",
        [("{id: political,", "{id: none,")],
        [
            "records/registry/elements.yaml:9:5: elements[0]: has more than one option or unit with the id none. Give each its own."
        ],
    ),
    "a number of an element used twice": (
        "registry/elements.yaml",
        [("number: 2", "number: 1")],
        [
            "records/registry/elements.yaml:24:13: elements[1].number: 1 is already the number of 'legal-effect'. Give this element the next free number."
        ],
    ),
    # ------------------------------------------------------------ across records
    "an unknown actor": (
        "alpha.yaml",
        [("used_by: anna-lind", "used_by: ana-lind")],
        [
            "records/alpha.yaml:8:14: labels[0].used_by: no actor has the id 'ana-lind'. Add it to registry/actors.yaml, or correct the id. Did you mean 'anna-lind'?"
        ],
    ),
    "an unknown source": (
        "alpha.yaml",
        [
            (
                "{source: gazette-2025-08, at: p2; p3; p4}",
                "{source: gazette-2025-80, at: p2; p3; p4}",
            )
        ],
        [
            "records/alpha.yaml:56:20: provisions.guarantors[0].evidence[0].source: no source has the id 'gazette-2025-80'. Add its record to sources/, or correct the id. Did you mean 'gazette-2025-08'?"
        ],
    ),
    "an unknown proposal": (
        "alpha.yaml",
        [("responds_to: [beta]", "responds_to: [betta]")],
        [
            "records/alpha.yaml:15:25: lineage.responds_to[0]: no proposal has the id 'betta'. Add its record, or correct the id. Did you mean 'beta'?"
        ],
    ),
    "an unknown element": (
        "alpha.yaml",
        [("  force-size:", "  force-sizes:")],
        [
            "records/alpha.yaml:40:3: provisions.force-sizes: no element has the id 'force-sizes'. Correct the id. Did you mean 'force-size'?"
        ],
    ),
    "an unknown element in a silence": (
        "alpha.yaml",
        [("elements: [assistance]", "elements: [asistance]")],
        [
            "records/alpha.yaml:58:16: silences[0].elements[0]: no element has the id 'asistance'. Correct the id. Did you mean 'assistance'?"
        ],
    ),
    "an unknown statement": (
        "positions/sylvania.yaml",
        [("denies: [alpha-binding]", "denies: [alpha-bindings]")],
        [
            "records/positions/sylvania.yaml:10:14: positions[0].denies[0]: no statement or position has the id 'alpha-bindings'. Correct the id. Did you mean 'alpha-binding'?"
        ],
    ),
    "an unknown group": (
        "registry/elements.yaml",
        [("group: form", "group: forms")],
        [
            "records/registry/elements.yaml:11:12: elements[0].group: no group of elements has the id 'forms'. Correct the id. Did you mean 'form'?"
        ],
    ),
    "an unknown family": (
        "alpha.yaml",
        [("family: pacts", "family: packs")],
        [
            "records/alpha.yaml:5:9: family: no family has the id 'packs'. Correct the id. Did you mean 'pacts'?"
        ],
    ),
    "an id unlike the file name": (
        "alpha.yaml",
        [("id: alpha\n", "id: alfa-2\n")],
        [
            "records/alpha.yaml:1:5: id: 'alfa-2' is not the file's name, 'alpha'. Ids are permanent: if the id was there first, rename the file to 'alfa-2.yaml'; else correct the id."
        ],
    ),
    "an actor unlike the file name": (
        "positions/sylvania.yaml",
        [("actor: sylvania\n", "actor: freedonia\n")],
        [
            "records/positions/sylvania.yaml:1:8: actor: 'freedonia' is not the file's name, 'sylvania'. Ids are permanent: if the actor was there first, rename the file to 'freedonia.yaml'; else correct the actor."
        ],
    ),
    "an actor's id used twice": (
        "registry/actors.yaml",
        [
            (
                "    name: Sylvania\n    kind: state\n",
                "    name: Sylvania\n    kind: state\n    former_ids: [freedonia]\n",
            )
        ],
        [
            "records/registry/actors.yaml:9:18: actors[1].former_ids[0]: the id 'freedonia' is already used at records/registry/actors.yaml:2. Remove it here, or give the other actor another id."
        ],
    ),
    "an id of a statement used twice": (
        "positions/sylvania.yaml",
        [("id: sylvania-denies", "id: alpha-binding")],
        [
            "records/positions/sylvania.yaml:3:9: positions[0].id: the id 'alpha-binding' is already used at records/alpha.yaml:27. Give this statement another id.",
            "records/registry/contradictions.yaml:4:30: contradictions[0].between[1]: no statement or position has the id 'sylvania-denies'. Correct the id.",
        ],
    ),
    "a former id in use": (
        "sources/treaty-2024.yaml",
        [("former_ids: [treaty-of-2024]", "former_ids: [gazette-2025-08]")],
        [
            "records/sources/treaty-2024.yaml:10:14: former_ids[0]: the id 'gazette-2025-08' is already used at records/sources/gazette-2025-08.yaml:1. Remove it here, or give the other source another id."
        ],
    ),
    "a value outside the list of its element": (
        "alpha.yaml",
        [("value: binding", "value: bindin")],
        [
            "records/alpha.yaml:28:14: provisions.legal-effect[0].value: 'bindin' is not a value of 'legal-effect'. Expected one of: binding, none, political. Did you mean 'binding'?"
        ],
    ),
    "one of several values outside the list": (
        "beta.yaml",
        [("[troops, air-cover]", "[troops, ships]")],
        [
            "records/beta.yaml:34:23: provisions.assistance[0].value[1]: 'ships' is not a value of 'assistance'. Expected one of: air-cover, excluded, troops."
        ],
    ),
    "value listed twice": (
        "beta.yaml",
        [("[troops, air-cover]", "[troops, troops]")],
        [
            "records/beta.yaml:34:23: provisions.assistance[0].value[1]: 'troops' is listed twice. Remove one."
        ],
    ),
    "a list for an element of one value": (
        "alpha.yaml",
        [("value: binding", "value: [binding]")],
        [
            "records/alpha.yaml:28:14: provisions.legal-effect[0].value: is a list, but 'legal-effect' takes one value. Expected one of: binding, none, political."
        ],
    ),
    "a list for a number": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "[about, soldiers]")],
        [
            "records/alpha.yaml:41:14: provisions.force-size[0].value: is a list, but 'force-size' takes one value. Expected a number with its unit."
        ],
    ),
    "a number for a choice": (
        "alpha.yaml",
        [("value: binding", "value: {about: 5, unit: soldiers}")],
        [
            "records/alpha.yaml:28:14: provisions.legal-effect[0].value: is a number, but 'legal-effect' takes none. Expected one of: binding, none, political."
        ],
    ),
    "a number for actors": (
        "alpha.yaml",
        [("value: [freedonia, gazette]", "value: {about: 5, unit: soldiers}")],
        [
            "records/alpha.yaml:49:14: provisions.guarantors[0].value: is a number, but 'guarantors' takes none. Expected ids of actors, or one of: open-list."
        ],
    ),
    "a text for a number": (
        "alpha.yaml",
        [("{about: 50000, unit: soldiers}", "fifty")],
        [
            "records/alpha.yaml:41:14: provisions.force-size[0].value: 'fifty' is not a value of 'force-size'. Expected a number with its unit."
        ],
    ),
    "unknown actor as value": (
        "alpha.yaml",
        [("value: [freedonia, gazette]", "value: [freedonja]")],
        [
            "records/alpha.yaml:49:15: provisions.guarantors[0].value[0]: 'freedonja' is not a value of 'guarantors'. Expected ids of actors, or one of: open-list. Did you mean 'freedonia'?"
        ],
    ),
    "a value of a position outside the list": (
        "positions/sylvania.yaml",
        [("value: troops", "value: tanks")],
        [
            "records/positions/sylvania.yaml:13:41: positions[1].about.value: 'tanks' is not a value of 'assistance'. Expected one of: air-cover, excluded, troops."
        ],
    ),
    "a unit of another element": (
        "alpha.yaml",
        [("unit: soldiers", "unit: solders")],
        [
            "records/alpha.yaml:41:35: provisions.force-size[0].value.unit: 'solders' is not a known unit. Expected one of: brigades, soldiers. Did you mean 'soldiers'?"
        ],
    ),
    "a paragraph beyond the end": (
        "alpha.yaml",
        [("at: p2; p3; p4", "at: p7")],
        [
            "records/alpha.yaml:56:41: provisions.guarantors[0].evidence[0].at: 'p7' is beyond the end of 'gazette-2025-08'. Expected p1 to p6."
        ],
    ),
    "a range of paragraphs that runs backwards": (
        "alpha.yaml",
        [("at: p2; p3; p4", "at: p4-p2")],
        [
            "records/alpha.yaml:56:41: provisions.guarantors[0].evidence[0].at: 'p4-p2' is not in order. Write the earlier paragraph first, and each once."
        ],
    ),
    "a place in words where paragraphs are counted": (
        "alpha.yaml",
        [("at: p2; p3; p4", "at: second page")],
        [
            "records/alpha.yaml:56:41: provisions.guarantors[0].evidence[0].at: 'second page' is not a paragraph of 'gazette-2025-08'. Expected p1 to p6."
        ],
    ),
    "an unused paragraph beyond the end": (
        "sources/gazette-2025-08.yaml",
        [("{at: p6,", "{at: p7,")],
        [
            "records/sources/gazette-2025-08.yaml:19:10: unused[1].at: 'p7' is beyond the end of 'gazette-2025-08'. Expected p1 to p6."
        ],
    ),
    "an opinion beyond the end": (
        "sources/gazette-2025-08.yaml",
        [("opinion_of_relay: [p5]", "opinion_of_relay: [p5, p9]")],
        [
            "records/sources/gazette-2025-08.yaml:16:24: opinion_of_relay[1]: 'p9' is beyond the end of 'gazette-2025-08'. Expected p1 to p6."
        ],
    ),
    "a quotation from an excerpt": (
        "beta.yaml",
        [
            (
                "{source: treaty-2024, at: Article 2}",
                "{source: treaty-2024, at: Article 2, quote: undertake to consult}",
            )
        ],
        [
            "records/beta.yaml:31:55: provisions.legal-effect[0].evidence[0].quote: quotes 'treaty-2024', whose whole text is not available. Remove 'quote', and say it in 'says'."
        ],
    ),
    "quotations from a text of which it is not known whether it is whole": (
        "sources/gazette-2025-08.yaml",
        [("read: whole", "read: unknown")],
        [
            "records/alpha.yaml:39:52: provisions.legal-effect[0].evidence[0].quote: quotes 'gazette-2025-08', whose whole text is not available. Remove 'quote', and say it in 'says'.",
            "records/alpha.yaml:59:16: silences[0].searched[0]: 'gazette-2025-08' was not read whole, so its silence is not known. Remove it, or code the absence not_coded.",
            "records/alpha.yaml:62:37: own_text[0].read: says that the text was read whole, but 'gazette-2025-08' was not. Write excerpt, or read the rest.",
            "records/positions/sylvania.yaml:12:50: positions[0].evidence[0].quote: quotes 'gazette-2025-08', whose whole text is not available. Remove 'quote', and say it in 'says'.",
        ],
    ),
    "a point of a text that does not say how many it has": (
        "alpha.yaml",
        [
            ("says: The force has about", "says: 'Point 1: the force has about"),
            ("50,000 soldiers.\n", "50,000 soldiers.'\n"),
        ],
        [
            "records/alpha.yaml:42:13: provisions.force-size[0].says: begins with the number of a point, but the record does not say how many the text has. Add 'points' with 'total', the points not seen, and what points say that no element asks for.",
        ],
    ),
    "numbers of points that do not add up": (
        "alpha.yaml",
        [
            ("says: The force has about", "says: 'Point 3: the force has about"),
            ("50,000 soldiers.\n", "50,000 soldiers.'\n"),
            ("own_text:", "points: {total: 4, not_seen: [3], inferred: [5]}\nown_text:"),
        ],
        [
            "records/alpha.yaml:61:9: points: does not account for point 1, 2, 4. Expected each point in a statement, in 'no_element' or in 'not_seen'.",
            "records/alpha.yaml:61:31: points.not_seen[0]: lists point 3 as not seen, but a statement reports it. Remove one of the two.",
            "records/alpha.yaml:61:46: points.inferred[0]: names point 5, but the text has 1 to 4. Correct the number, or 'total'.",
        ],
    ),
    "a relay's opinion under another speaker": (
        "alpha.yaml",
        [("{source: gazette-2025-08, at: p2; p3; p4}", "{source: gazette-2025-08, at: p4-p5}")],
        [
            "records/alpha.yaml:56:41: provisions.guarantors[0].evidence[0].at: 'p4-p5' is the opinion of a relay, not of 'freedonia'. Expected as speaker one of: gazette.",
            "records/sources/gazette-2025-08.yaml:18:10: unused[0].at: p5 is marked as unused, but records/alpha.yaml cites it. Take it out of 'unused'.",
        ],
    ),
    "another speaker's words replaced": (
        "alpha.yaml",
        [
            (
                "      speaker: gazette\n      mode: anonymous",
                "      speaker: gazette\n      supersedes: [alpha-binding]\n      mode: anonymous",
            )
        ],
        [
            "records/alpha.yaml:44:20: provisions.force-size[0].supersedes[0]: 'alpha-binding' is a statement of 'anna-lind', not of 'gazette'. Only a speaker's own earlier words can be replaced: keep both statements."
        ],
    ),
    "a statement that replaces itself": (
        "alpha.yaml",
        [
            (
                "      mode: quoted\n      stated: 2025-08-20\n      condition",
                "      supersedes: [alpha-binding]\n      mode: quoted\n      stated: 2025-08-20\n      condition",
            )
        ],
        [
            "records/alpha.yaml:31:20: provisions.legal-effect[0].supersedes[0]: 'alpha-binding' is this statement or position itself. Name another, or remove it."
        ],
    ),
    "silence found in an excerpt": (
        "alpha.yaml",
        [("searched: [gazette-2025-08]", "searched: [treaty-2024]")],
        [
            "records/alpha.yaml:59:16: silences[0].searched[0]: 'treaty-2024' was not read whole, so its silence is not known. Remove it, or code the absence not_coded."
        ],
    ),
    "a paragraph both unused and cited": (
        "sources/gazette-2025-08.yaml",
        [("{at: p6,", "{at: p4,")],
        [
            "records/sources/gazette-2025-08.yaml:19:10: unused[1].at: p4 is marked as unused, but records/positions/sylvania.yaml cites it. Take it out of 'unused'."
        ],
    ),
    "a known key of the wrong case": (
        "alpha.yaml",
        [("kind: proposal", "Kind: proposal")],
        [
            "records/alpha.yaml:1:1: kind: the key 'kind' is missing. Add it.",
            "records/alpha.yaml:4:1: Kind: 'Kind' is not a known key. Expected one of: beneficiary, changes, described_by, family, first_stated, former_ids, id, kind, labels, lineage, name, note, own_text, points, proposed_by, provisions, short_name, silences, status, summary. Did you mean 'kind'?",
        ],
    ),
    "a unit unknown to a position": (
        "positions/sylvania.yaml",
        [
            (
                "{element: assistance, value: troops}",
                "{element: force-size, value: {at_most: 5, unit: divisions}}",
            )
        ],
        [
            "records/positions/sylvania.yaml:13:60: positions[1].about.value.unit: 'divisions' is not a known unit. Expected one of: brigades, soldiers."
        ],
    ),
    "an unknown reader of an ambiguous statement": (
        "beta.yaml",
        [("        - by: freedonia", "        - by: fredonia")],
        [
            "records/beta.yaml:26:15: provisions.legal-effect[0].readings[0].by: no actor has the id 'fredonia'. Add it to registry/actors.yaml, or correct the id. Did you mean 'freedonia'?"
        ],
    ),
    "an unknown source that was searched": (
        "alpha.yaml",
        [("searched: [gazette-2025-08]", "searched: [gazete-2025-08]")],
        [
            "records/alpha.yaml:59:16: silences[0].searched[0]: no source has the id 'gazete-2025-08'. Add its record to sources/, or correct the id. Did you mean 'gazette-2025-08'?"
        ],
    ),
    "a reason for a change that is not of the vocabulary": (
        "alpha.yaml",
        sample_text("alpha.yaml")
        + "changes:\n  - {on: 2025-12-01, reason: corection, says: It was misread.}\n",
        [
            "records/alpha.yaml:64:30: changes[0].reason: 'corection' is not a known value. Expected one of: correction, new_evidence, party_moved, recoding. Did you mean 'correction'?"
        ],
    ),
    "a change without a reason": (
        "sources/treaty-2024.yaml",
        sample_text("sources/treaty-2024.yaml")
        + "changes:\n  - {on: 2025-12-01, says: It was read again.}\n",
        [
            "records/sources/treaty-2024.yaml:12:5: changes[0].reason: the key 'reason' is missing. Add it."
        ],
    ),
    "a change of an element that is not in the codebook": (
        "alpha.yaml",
        sample_text("alpha.yaml")
        + "changes:\n  - {on: 2025-12-01, reason: correction, says: It was misread., elements: [force-sise]}\n",
        [
            "records/alpha.yaml:64:76: changes[0].elements[0]: no element has the id 'force-sise'. Correct the id. Did you mean 'force-size'?"
        ],
    ),
    "a change of an event that names elements": (
        "registry/events.yaml",
        sample_text("registry/events.yaml")
        + "    changes:\n      - {on: 2025-12-01, reason: correction, says: The day., elements: [force-size]}\n",
        [
            "records/registry/events.yaml:12:62: events[0].changes[0].elements: 'elements' is not a known key. Expected one of: on, reason, says."
        ],
    ),
    "a change on a day that is not of the calendar": (
        "positions/sylvania.yaml",
        sample_text("positions/sylvania.yaml")
        + "changes:\n  - on: 2025-13-01\n    reason: party_moved\n    says: It moved.\n",
        [
            "records/positions/sylvania.yaml:27:9: changes[0].on: '2025-13-01' is not a date of the calendar. Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."
        ],
    ),
    "a change of positions that names a proposal and an element that are not there": (
        "positions/sylvania.yaml",
        sample_text("positions/sylvania.yaml")
        + "changes:\n  - on: 2025-12-01\n    reason: party_moved\n    says: It moved.\n    proposals: [alpah]\n    elements: [help-me]\n",
        [
            "records/positions/sylvania.yaml:30:17: changes[0].proposals[0]: no proposal has the id 'alpah'. Add its record, or correct the id. Did you mean 'alpha'?",
            "records/positions/sylvania.yaml:31:16: changes[0].elements[0]: no element has the id 'help-me'. Correct the id.",
        ],
    ),
    "a broken entry among valid ones": (
        "registry/actors.yaml",
        [
            ("    name: Sylvania\n    kind: state\n", "    name: Sylvania\n    kind: country\n"),
            ("{actor: freedonia, office", "{actor: fredonia, office"),
        ],
        [
            "records/registry/actors.yaml:8:11: actors[1].kind: 'country' is not a known value. Expected one of: alliance, group, organisation, outlet, person, service, state.",
            "records/registry/actors.yaml:16:17: actors[3].affiliations[0].actor: no actor has the id 'fredonia'. Add it to registry/actors.yaml, or correct the id. Did you mean 'freedonia'?",
        ],
    ),
    "a registry that is no YAML": (
        "registry/actors.yaml",
        "actors: [",
        [
            "records/registry/actors.yaml:1:9: '[' is not closed. Expected ']' after the last value. Add it; if it is there, look for a missing comma or for ': ' inside."
        ],
    ),
    "a registry whose list is missing": (
        "registry/elements.yaml",
        [("\nelements:", "\nelement:")],
        [
            "records/registry/elements.yaml:1:1: elements: the key 'elements' is missing. Add it.",
            "records/registry/elements.yaml:8:1: element: 'element' is not a known key. Expected one of: elements, groups. Did you mean 'elements'?",
        ],
    ),
    "a registry that lists nothing": (
        "registry/families.yaml",
        "families: []\npresets: []\n",
        [
            "records/alpha.yaml:5:9: family: no family has the id 'pacts'. Correct the id.",
            "records/beta.yaml:5:9: family: no family has the id 'pacts'. Correct the id.",
            "records/registry/families.yaml:1:11: families: has no entries. Expected at least 1. Add what is missing.",
            "records/registry/families.yaml:2:10: presets: has no entries. Expected at least 1. Add what is missing.",
        ],
    ),
    "a registry of another shape": (
        "registry/actors.yaml",
        "actors: {id: freedonia}\n",
        [
            "records/registry/actors.yaml:1:9: actors: is a mapping. Expected a list: lines that begin with '- '."
        ],
    ),
}


@pytest.mark.parametrize(("name", "content", "expected"), CASES.values(), ids=CASES)
def test_a_broken_record_is_reported(
    name: str, content: Content, expected: list[str], tmp_path: Path
) -> None:
    """Every problem is reported once, with file, line, column and field, and nothing is reported besides."""
    text = sample_text(name, *content) if isinstance(content, list) else content
    loaded = load(write_records(tmp_path, {name: text}), "records")
    assert [str(problem) for problem in loaded.problems] == expected


MISPLACED = {
    "the ending .yml": (
        "sources/herald.yml",
        "records/sources/herald.yml:1:1: ends in .yml. Rename it so that it ends in .yaml.",
    ),
    "an unknown registry": (
        "registry/actor.yaml",
        "records/registry/actor.yaml:1:1: 'actor' is not a known registry. Expected one of: actors, contradictions, edition, elements, events, families, identifiers, name_variants. Did you mean 'actors'?",
    ),
    "an unknown folder": (
        "source/herald.yaml",
        "records/source/herald.yaml:1:1: 'source' is not a known folder of records. Expected one of: positions, registry, sources. Did you mean 'sources'?",
    ),
    "a folder below a folder": (
        "sources/old/herald.yaml",
        "records/sources/old/herald.yaml:1:1: 'sources/old' is not a known folder of records. Expected one of: positions, registry, sources. Did you mean 'sources'?",
    ),
}


@pytest.mark.parametrize(("name", "expected"), MISPLACED.values(), ids=MISPLACED)
def test_a_misplaced_file_is_reported(name: str, expected: str, tmp_path: Path) -> None:
    """A file that no kind of record belongs to is never passed over."""
    loaded = load(write_records(tmp_path, {name: "id: herald\n"}), "records")
    assert [str(problem) for problem in loaded.problems] == [expected]
    assert loaded.files == 12


def test_all_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    """Problems are sorted by path, line and column."""
    changes = {
        "beta.yaml": sample_text(
            "beta.yaml", ("id: beta\n", "id: bèta\n"), ("kind: demand", "kind: wish")
        ),
        "alpha.yaml": sample_text("alpha.yaml", ("unit: soldiers", "unit: solders")),
    }
    loaded = load(write_records(tmp_path, changes), "records")
    assert [str(problem) for problem in loaded.problems] == [
        "records/alpha.yaml:41:35: provisions.force-size[0].value.unit: 'solders' is not a known unit. Expected one of: brigades, soldiers. Did you mean 'soldiers'?",
        "records/beta.yaml:1:5: id: 'bèta' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'. Its 'è' is U+00E8 (LATIN SMALL LETTER E WITH GRAVE).",
        "records/beta.yaml:4:7: kind: 'wish' is not a known value. Expected one of: agreement, demand, expert_idea, option, proposal, reference.",
    ]

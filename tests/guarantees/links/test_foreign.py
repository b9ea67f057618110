"""guarantees/links/foreign.py: parameters that other programs add to shared links."""

from __future__ import annotations

import pytest

from components.pages.table import PAGES
from guarantees.links.foreign import is_foreign
from tests.builders import sample

ADDED = [
    *(
        "utm_source",
        "utm_campaign",
        "UTM_Medium",
        "utm_id",
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
    ),
    *(
        "gad_source",
        "gad_campaignid",
        "gclsrc",
        "msclkid",
        "yclid",
        "ysclid",
        "ttclid",
        "twclid",
        "li_fat_id",
    ),
    *(
        "mc_cid",
        "mc_eid",
        "_hsenc",
        "_hsmi",
        "__hssc",
        "hsCtaTracking",
        "hsa_acc",
        "mkt_tok",
        "vero_id",
        "oly_enc_id",
    ),
    *(
        "igshid",
        "igsh",
        "mibextid",
        "fb_action_ids",
        "rb_clickid",
        "irclickid",
        "s_cid",
        "_ga",
        "_gl",
        "_openstat",
    ),
    *(
        "pk_campaign",
        "mtm_source",
        "matomo_kwd",
        "at_medium",
        "xtor",
        "ito",
        "ref",
        "ref_src",
        "referrer",
        "si",
        "spm",
    ),
    *(
        "epik",
        "srsltid",
        "_branch_match_id",
        "__cf_chl_tk",
        "_x_tr_sl",
        "_x_tr_hl",
        "amp;utm_source",
        "wt_mc",
        "usp",
    ),
    *(
        "guccounter",
        "guce_referrer",
        "cmpid",
        "s",
        "t",
        "v",
        "_",
        "nocache",
        "share_id",
        "campaign",
        "elq_mid",
    ),
    *(
        "embed",
        "embed_options",
        "wickedid",
        "trk",
        "dm_i",
        "ef_id",
        "_kx",
        "sc_campaign",
        "partner_id",
        "via",
    ),
    *("cmp", "smid", "ck_subscriber_id", "sfmc_id", "scm", "soc_src", "mbid", "ocid", "rdt_cid"),
    *("utm-source", "WT.mc_id", "openstat", "tgWebAppStartParam", "frommail", "feature"),
    *("etext", "ved", "usg", "sa", "outputType", "hc_location", "action_object_map", "erid"),
]
KNOWN = sorted({name for page in PAGES.values() for name in page.link.names})


@pytest.mark.parametrize("name", ADDED)
def test_what_others_add_is_ignored_in_silence(name: str) -> None:
    """A link with it is read as without it, on every page, and there is no notice."""
    assert is_foreign(name)
    for page in PAGES.values():
        assert page.link.decode({}, sample()) == page.link.decode({name: "x=1&y"}, sample())


@pytest.mark.parametrize(
    "name", [*KNOWN, "serach", "proposal", "ids", "page", "as_of", "cells", "utmsource", "language"]
)
def test_what_a_reader_may_have_meant_is_not_foreign(name: str) -> None:
    """No parameter of a page, and none that is like one, is taken for something that others added."""
    assert not is_foreign(name)


def test_a_mistyped_parameter_still_has_its_notice() -> None:
    """Beside what others added, the typing error alone is named."""
    link = {"fbclid": "1", "serach": "troops", "utm_source": "x"}
    notices = PAGES["compare"].link.decode(link, sample()).notices
    assert (
        "The part 'serach' of this link means nothing on this page. Did you mean 'search'?",
    ) == notices


def test_parameters_that_were_copied_out_of_html_count() -> None:
    """What follows "&amp;" is read as it was meant; what is written without it goes before."""
    page = PAGES["compare"].link
    assert page.decode({"amp;search": "troops", "amp;differ": "value"}, sample()) == page.decode(
        {"search": "troops", "differ": "value"}, sample()
    )
    both = page.decode({"search": "air", "amp;search": "troops"}, sample())
    assert both == page.decode({"search": "air"}, sample())


@pytest.mark.parametrize("after", [")", ".", ",", " ", ").", "”", "»", "]", "**", ">"])
def test_what_follows_a_link_in_a_text_does_not_count(after: str) -> None:
    """A message that takes the sign behind a link into it leads to the same page."""
    for name, link in (
        ("proposal", {"id": "alpha"}),
        ("sources", {"kind": "news_report"}),
        ("compare", {"asof": "2025-08-21"}),
        ("compare", {"cell": "alpha.legal-effect"}),
    ):
        page = PAGES[name].link
        longer = {key: value + after for key, value in link.items()}
        assert page.decode(longer, sample()) == page.decode(link, sample())

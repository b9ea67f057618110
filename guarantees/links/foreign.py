"""Parameters that other programs add to shared links: of campaigns, social networks, mailing lists, translators.

They say nothing about a page, and the reader who follows such a link did not write them.
"""

from __future__ import annotations

import re

TRACKERS = "|".join(
    (
        # What machines call their own: _ga, _gl, _hsenc, __cf_chl_tk, _x_tr_sl, _branch_match_id.
        "_.*",
        # A click on an advertisement or a post: fbclid, gclid, msclkid, ysclid, ttclid, rb_clickid.
        r"[a-z_]*cl(ic)?k?_?id|[gw]braid|gclsrc|gad_.*|srsltid|epik|igsh(id)?|mibextid|sfnsn|rdid",
        "cjevent|tblci|oborigurl|tduid|ascsubtag|mkevt|mkwid|pcrid|admitad_uid|erid",
        # Campaigns and their measurement, by the prefixes of programs.
        "(action|amp|asc|at|bsft|ck|cm|elq|fb|ga|guce|hc|hsa|itm|li|mc|mkt|ml|mtm|matomo)_.*",
        "(ns|nr|oly|piwik|pk|s|sc|sfmc|share|soc|sr|stm|trk|utm|vero|vk|wt)_.*",
        r"(utm|wt)[-.].*|tgwebapp.*|c(a?m)?p(aign)?_?id|cmp|campaign|[a-z_]{0,4}cid|dm_i|ef_id",
        "bxid|cndid|emci|emdi|esrc|guccounter|hsctatracking|inid|ito|mbid|mtm|openstat|roistat",
        "smid|smtyp|sourceid|wickedid|xtor",
        # Where a link was shared.
        "app|feature|frommail|isappinstalled|partner(_?id)?|ref|ref_?(id|link|src|url)",
        "referr?er|scm|share|shared|sharer|si|spm|stid|tracking_?id|trk|usp|via",
        # Search engines, and pages made for telephones or in another language.
        "etext|gs_l|hl|link_?id|outputtype|sa|sxsrf|usg|ved",
        # What keeps a copy from being served, and short marks of posts.
        r"[stv]|cb|amp|nocache|no_cache|cache_?bust(er)?",
    )
)
"""An expression for the whole name, in whatever letters, as Python and JavaScript both read it."""
STREAMLIT = ("embed", "embed_options")
"""How Streamlit is asked to show a page inside another site. They stay in the address."""
# A link that was copied out of HTML may still say "&amp;".
_FOREIGN = re.compile(f"(amp;)?({TRACKERS}|{'|'.join(STREAMLIT)})", re.IGNORECASE)


def is_foreign(name: str) -> bool:
    """Whether a parameter is known to come from other programs. One that a page knows is never asked about."""
    return _FOREIGN.fullmatch(name) is not None

"""The choices above the map: the picture, and the day."""

from __future__ import annotations

import htpy as h

from components.parts.forms import choices_form, one_term
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.map.page import MAP_LINK, ForceMapQuery, MapPicture


def map_choices(query: ForceMapQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    return choices_form(
        MAP_LINK,
        query,
        catalogue,
        one_term("view", "Picture", MapPicture, query.view),
        opens="Tiles or map",
    )

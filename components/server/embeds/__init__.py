"""Views of the pages for other sites: framed without the site around them, and how such sites ask for them (oEmbed)."""

"""Method: how to read the pages, the rules, the codebook, the editorial policy, how to cite, and what changed."""

from components.pages.method.view import method_page

method_page()

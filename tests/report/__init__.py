"""The reports: formats, escaping, names and writing.

By hand, before a release: axe-core in headless Chromium on the HTML of each kind (its script put
into a copy of the page whose content security policy is taken out) finds no violation; the page
printed to PDF and the Word file converted by LibreOffice are looked at; GitHub's own cmark-gfm
makes the same structure of the Markdown as markdown-it-py.
"""

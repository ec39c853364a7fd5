"""One self-contained page: no script, no request, readable in the dark and by a screen reader."""

from __future__ import annotations

from pathlib import Path

from kld_proof import __version__
from kld_proof.report import markup
from kld_proof.report.model import Report
from kld_proof.report.terminal import Style
from kld_proof.report.words import conclusion

MEDIA_TYPE = "text/html"

_STYLESHEET = Path(__file__).parent.parent / "style.css"
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>kld-proof: {title}</title>
<style>
body {{ font-family: system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }}
{style}</style>
</head>
<body>
<main class="kld-proof">
<h1>kld-proof</h1>
{body}
</main>
<footer><small>kld-proof {version}</small></footer>
</body>
</html>
"""


def stylesheet() -> str:
    """The rules for everything inside an element of class `kld-proof`."""
    return _STYLESHEET.read_text(encoding="utf-8")


def render(report: Report, style: Style) -> str:
    """A whole HTML document; its title is the conclusion."""
    return _PAGE.format(
        title=markup.text(conclusion(report)),
        style=stylesheet(),
        body="\n".join(markup.report_markup(report)),
        version=__version__,
    )

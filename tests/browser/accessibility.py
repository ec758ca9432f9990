"""What axe, the checker of web pages for everyone, finds in what cells show."""

from importlib.resources import files

from lab import Lab

# Of the package we need the script alone: its Python reads it in whatever encoding the system has.
SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# JupyterLab's page has no height and cuts what is scrolled away: axe takes such text for hidden and
# does not look at its contrast. So nothing may cut while it looks.
RUN = """async () => {
    const above = [];
    for (let one = document.querySelector(".jp-Notebook .jp-Cell").parentElement; one;
        one = one.parentElement) above.push([one, one.style.overflow]);
    for (const [one] of above) { one.scrollTop = 0; one.style.overflow = "visible"; }
    const found = await axe.run(
        {include: [".jp-Notebook .jp-OutputArea-output"]}, {resultTypes: ["violations"]});
    for (const [one, overflow] of above) one.style.overflow = overflow;
    return found;
}"""


def barriers(lab: Lab) -> list[str]:
    """The serious and critical ones, each with the elements where it stands."""
    if not lab.page.locator(".jp-Notebook .jp-OutputArea-output").count():
        return []
    lab.page.evaluate(SCRIPT)
    return [
        f"{found['impact']}: {found['help']}: {place['html']}"
        for found in lab.page.evaluate(RUN)["violations"]
        if found["impact"] in ("serious", "critical")
        for place in found["nodes"]
    ]

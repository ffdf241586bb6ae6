"""The ids by which the parts of the app find each other."""

LAB_REQUEST = "lab-request"  # written by the browser: {parameters, theme} of the experiment to open
LAB_THEME = "lab-theme"  # written by the browser: the theme in force
LAB_SETUP = "lab-setup"  # written by the server: {experiment, preset} that the controls start from
LAB_STATE = "lab-state"  # written by the server: what the link to the view says of the lab
LAB_PRESETS = "lab-presets"
LAB_CONTROLS = "lab-controls"
LAB_HEAD = "lab-head"
LAB_LIVE = "lab-live"  # filled by the browser: the buttons of a live run
LAB_SUMMARY = "lab-summary"
LAB_CHECK = "lab-check"
LAB_PLOT = "lab-plot"
LAB_FIGURE = "lab-figure"  # around the plot, with what it shows in words
LAB_COMPARE = "lab-compare"
LAB_TOGGLE = "lab-toggle"  # starts and ends a comparison
LAB_SWAP = "lab-swap"
LAB_FILES = "lab-files"
LAB_COST = "lab-cost"
LAB_MOUNTED = "lab-mounted"


def parameter(name: str | object) -> dict[str, object]:
    """The id of the control of a parameter, or of all with `dash.ALL`."""
    return {"type": "lab-parameter", "name": name}


def value(name: str | object) -> dict[str, object]:
    """The id of the text that shows a parameter's value, or of all with `dash.ALL`."""
    return {"type": "lab-value", "name": name}

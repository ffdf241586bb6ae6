"""The Dash app: `create_app(explorer)` is a pure factory, and any worker can answer any request."""

from wordgraph.app.factory import create_app

__all__ = ["create_app"]

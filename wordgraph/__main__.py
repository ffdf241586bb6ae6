"""`python -m wordgraph` is `wordgraph`."""

from wordgraph.cli import main

raise SystemExit(main())

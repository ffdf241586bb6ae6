"""The layout beside its peers: `make bench-layout`."""

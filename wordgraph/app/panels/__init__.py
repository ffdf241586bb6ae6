"""The panels that need the server, one file each; the others are in assets/js/panels/."""

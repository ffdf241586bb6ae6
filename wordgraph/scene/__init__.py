"""What is drawn, free of any renderer: the scene, its colours, the camera and the view."""

from wordgraph.scene.build import build_scene
from wordgraph.scene.camera import Camera, around, focal_length, home
from wordgraph.scene.emphasis import Lights, Tier, is_bright, is_drawn, tiers
from wordgraph.scene.framing import framed
from wordgraph.scene.palette import COLOURS, GROUND, INK, Colour, colours
from wordgraph.scene.scene import Group, Scene
from wordgraph.scene.view import Theme, ViewState, decode, encode

__all__ = [
    "COLOURS",
    "GROUND",
    "INK",
    "Camera",
    "Colour",
    "Group",
    "Lights",
    "Scene",
    "Theme",
    "Tier",
    "ViewState",
    "around",
    "build_scene",
    "colours",
    "decode",
    "encode",
    "focal_length",
    "framed",
    "home",
    "is_bright",
    "is_drawn",
    "tiers",
]

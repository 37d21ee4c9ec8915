"""The map: the only room that imports folium.

Nothing but numbers and our own enumerations crosses into it (``columns``), because folium
renders what it is given again as a template and as JavaScript.
"""

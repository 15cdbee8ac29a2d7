def label(name, town="Kuching"):
    if not name:
        raise ValueError("a parcel wants a name")
    return f"{name.upper()}, {town}"

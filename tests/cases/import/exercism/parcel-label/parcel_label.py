def label(name, town="Kuching"):
    pass

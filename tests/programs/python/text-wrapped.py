import textwrap

text = "A parcel that crosses a border carries three truths: what it is, what it is worth, and who sent it. Get one wrong and it waits."
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 50, placeholder="…"))
print(textwrap.dedent("""
    two
      three
    """).strip())
print(textwrap.indent("a\n\nb", "> "))

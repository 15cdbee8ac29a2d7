name, share, count, when = "Dayang", 0.07351, 1234567, 42
print(f"{name:>10}|{name:<10}|{name:^10}|{name!r}")
print(f"{share:.1%} {share:.3e} {count:,} {count:_} {count:>12} {count:+d} {when:08b} {when:#x} {when:#o}")
print(f"{3.14159:{10}.{3}} {-2.5:06.1f} {1e20:g} {1e-7:g} {float('inf')} {float('nan')}")
print("{0[1]} {1.real} {who}".format(["a", "b"], 3 + 4j, who="Ling"))
print("%5.2f|%-6s|%04d|%x|%s" % (2.5, "ab", 42, 255, [1]))
print(f"{name=} {count % 7 = }", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35".center(12, "*"))

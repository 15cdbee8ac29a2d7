import math

values = [0.1 + 0.2, 1 / 3, 1e16, 1e-7, 123456789.123456789, 5e-324, 1.7976931348623157e308, -0.0, 2.5, 1e22, 1e23]
for value in values:
    print(repr(value), f"{value:.17g}", f"{value:.3f}", f"{value:e}", value.hex(), round(value, 2))
for function in (math.sin, math.cos, math.tan, math.exp, math.log1p, math.sqrt, math.atan, math.tanh, math.erf, math.cbrt):
    print(function.__name__, [function(x / 7).hex() for x in range(12)])
for function in (math.gamma, math.lgamma):
    print(function.__name__, [function(x / 7 + 0.1).hex() for x in range(12)])
print(math.pow(1.1, 100.5).hex(), (2.0 ** 0.5).hex(), math.fmod(1e20, 3.3).hex(), math.hypot(1.1, 2.2, 3.3).hex())
print(math.fsum([0.1] * 10).hex(), sum([0.1] * 10).hex(), math.dist((1, 2), (3.5, 4.5)).hex())

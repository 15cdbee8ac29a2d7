import io
import unittest

def add(a, b):
    return a + b

class Adding(unittest.TestCase):
    def test_numbers(self):
        self.assertEqual(add(1, 2), 3)

    def test_texts(self):
        with self.subTest("lists"):
            self.assertListEqual(add([1], [2]), [1, 2])

    def test_wrong(self):
        self.assertRaises(TypeError, add, 1, "a")

out = io.StringIO()
result = unittest.TextTestRunner(stream=out, verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Adding))
print(result.testsRun, result.wasSuccessful())

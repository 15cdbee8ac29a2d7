import unittest
import pytest

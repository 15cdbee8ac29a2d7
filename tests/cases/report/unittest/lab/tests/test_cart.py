from main import total

#include <lend/lend.hpp>

#include <cctype>
#include <string>

int main() {
  std::string text = "Hello, World";
  lend::for_each(
      text, [](char& c) { c = static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
  const int vowels = lend::transform_reduce(
      text, 0, [](int a, int b) { return a + b; },
      [](char c) { return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' ? 1 : 0; });
  return text == "HELLO, WORLD" && vowels == 3 ? 0 : 1;
}

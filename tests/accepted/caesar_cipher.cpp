#include <lend/lend.hpp>

#include <string>

std::string shifted(std::string text, int by) {
  lend::for_each(
      text,
      [](char& c, int shift) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>('a' + (c - 'a' + shift + 26) % 26);
      },
      by);
  return text;
}

int main() {
  const std::string secret = shifted("attack at dawn", 3);
  return secret == "dwwdfn dw gdzq" && shifted(secret, -3) == "attack at dawn" ? 0 : 1;
}

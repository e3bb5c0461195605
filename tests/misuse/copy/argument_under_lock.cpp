// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
  lend::mutex<int> number(0);
#ifdef BREAK
  number.with([](int& n, const std::string& of) { n = of[0]; }, text);
#else
  number.with([](int& n, const std::string& of) { n = of[0]; }, lend::shared(text));
#endif
}

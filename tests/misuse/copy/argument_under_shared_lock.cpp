// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
  lend::rw_mutex<int> number(0);
#ifdef BREAK
  return number.with_shared([](int n, const std::string& of) { return n - of[0]; }, text);
#else
  return number.with_shared([](int n, const std::string& of) { return n - of[0]; },
                            lend::shared(text));
#endif
}

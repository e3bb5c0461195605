// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    std::string text = "x";
    s.spawn([](std::string t) { return t.size(); }, text);
  });
#else
  lend::scope([](lend::scope_handle& s) {
    std::string text = "x";
    s.spawn([](std::string t) { return t.size(); }, std::move(text));
  });
#endif
}

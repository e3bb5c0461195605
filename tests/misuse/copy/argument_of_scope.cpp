// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
#ifdef BREAK
  lend::scope([](lend::scope_handle&, const std::string&) {}, text);
#else
  lend::scope([](lend::scope_handle&, const std::string&) {}, lend::shared(text));
#endif
}

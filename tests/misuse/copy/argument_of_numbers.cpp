// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";
#ifdef BREAK
  lend::parallel_for(0, 9, [](int, const std::string&) {}, text);
#else
  lend::parallel_for(0, 9, [](int, const std::string&) {}, lend::shared(text));
#endif
}

// lend[copy]
#include <lend/lend.hpp>

#include <string>

int main() {
  std::string text = "text";

#ifdef BREAK
  lend::join(lend::task([](const std::string& of) { return of.size(); }, text), lend::task([] {}));
#else
  lend::join(lend::task([](const std::string& of) { return of.size(); }, lend::shared(text)),
             lend::task([] {}));
#endif
}

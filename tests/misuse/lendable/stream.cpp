// lend[lendable]
#include <lend/lend.hpp>

#include <sstream>
#include <string>

int main() {
  std::string text = "text";
#ifdef BREAK
  std::ostringstream out;
  lend::run([](std::ostringstream& o, const std::string& s) { o << s; }, lend::mut(out),
            lend::shared(text));
#else
  std::string out;
  lend::run([](std::string& o, const std::string& s) { o += s; }, lend::mut(out),
            lend::shared(text));
#endif
}

// lend[call]
#include <lend/lend.hpp>

#include <string>

int main() {
  lend::mutex<int> number(0);
#ifdef BREAK
  number.with([](std::string&) {});
#else
  number.with([](int&) {});
#endif
}

// lend[guard]
#include <lend/lend.hpp>

#include <string>

int main() {
  lend::mutex<std::string> word;
#ifdef BREAK
  word.lock()->clear();
#else
  auto held = word.lock();
  held->clear();
#endif
}

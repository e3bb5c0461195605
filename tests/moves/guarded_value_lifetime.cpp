// clang: -Wreturn-stack-address
#include <lend/lend.hpp>

namespace {

#ifdef BREAK
int& locked(lend::mutex<int>& number) {
#else
int locked(lend::mutex<int>& number) {
#endif
  auto held = number.lock();
  return *held;
}

}  // namespace

int main() {
  lend::mutex<int> number(3);
  return locked(number);
}

// lend[send]
// culprit: outcome.error: std::__exception_ptr::exception_ptr
#include <lend/lend.hpp>

#include <exception>
#include <string>

struct outcome {
  int value;
  std::exception_ptr error;
};
struct told_outcome {
  int value;
  std::string error;
};

int main() {
#ifdef BREAK
  return lend::run([] { return outcome{0, nullptr}; }).value;
#else
  return lend::run([] { return told_outcome{0, ""}; }).value;
#endif
}

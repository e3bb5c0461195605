// lend[send]
// culprit: message.body<2>: const char*
#include <lend/lend.hpp>

#include <string>
#include <variant>

struct message {
  int id;
  std::variant<int, std::string, const char*> body;
};
struct owning_message {
  int id;
  std::variant<int, std::string> body;
};

int main() {
#ifdef BREAK
  return lend::run([](message m) { return m.id; }, message{0, "text"});
#else
  return lend::run([](owning_message m) { return m.id; }, owning_message{0, "text"});
#endif
}

#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

namespace support {

/// How a child has ended, if it has, and what it wrote to standard error.
struct child_outcome {
  bool ended;
  int status;
  std::string said;

  [[nodiscard]] bool succeeded() const {
    return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  [[nodiscard]] bool aborted_saying(std::string_view words) const {
    return ended && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT &&
           said.find(words) != std::string::npos;
  }
};

inline void check_success(const child_outcome& outcome) {
  INFO("status ", outcome.status, ": ", outcome.said);
  CHECK(outcome.ended);
  CHECK(outcome.succeeded());
}

/// A fork(2) of this process. Both processes go on behind the constructor.
class child_process {
 public:
  child_process() {
    std::fflush(nullptr);
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
      give_up("pipe");
    }
    pid_ = ::fork();
    if (pid_ < 0) {
      give_up("fork");
    }
    if (pid_ == 0) {
      begin(ends[1]);
    }
    ::close(ends[1]);
    said_ = ends[0];
  }
  child_process(const child_process&) = delete;
  child_process& operator=(const child_process&) = delete;
  ~child_process() {
    if (!is_here() && !waited_) {
      wait();
    }
    ::close(said_);
  }

  /// Whether this process is the child.
  [[nodiscard]] bool is_here() const { return pid_ == 0; }

  /// Ends the child.
  [[noreturn]] static void end(bool good) { ::_exit(good ? 0 : 1); }

  /// Waits for the child, which is killed if it has not ended by itself after a while.
  child_outcome wait() {
    child_outcome outcome{false, 0, {}};
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!outcome.ended && std::chrono::steady_clock::now() < limit) {
      outcome.ended = ::waitpid(pid_, &outcome.status, WNOHANG) == pid_;
      if (!outcome.ended) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }
    if (!outcome.ended) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, &outcome.status, 0);
    }
    waited_ = true;
    std::array<char, 4096> text{};
    ::fcntl(said_, F_SETFL, O_NONBLOCK);
    for (ssize_t count = 0; (count = ::read(said_, text.data(), text.size())) > 0;) {
      outcome.said.append(text.data(), static_cast<std::size_t>(count));
    }
    return outcome;
  }

 private:
  [[noreturn]] static void give_up(const char* what) {
    std::perror(what);
    std::_Exit(3);
  }

  /// Standard error goes to the parent, an abort is that of the system and leaves no file, and
  /// nothing outlives the parent for long.
  static void begin(int standard_error) {
    ::dup2(standard_error, STDERR_FILENO);
    ::signal(SIGABRT, SIG_DFL);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::alarm(60);
  }

  pid_t pid_ = -1;
  int said_ = -1;
  bool waited_ = false;
};

}  // namespace support

// Preloaded into the Agents Playground by `--import`. The playground listens on every address of the machine and has no
// setting for it; its page lets whoever opens it talk to the bot, so a port without an address means loopback here.
import net from 'node:net';

const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function listenOnLoopback(this: net.Server, ...given: unknown[]): net.Server {
  const [port, host, ...rest] = given;
  const hasBarePort = typeof port === 'number' && typeof host !== 'string';
  return Reflect.apply(listen, this, hasBarePort ? [port, '127.0.0.1', host, ...rest] : given);
};

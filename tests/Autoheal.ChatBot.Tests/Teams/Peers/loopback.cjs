// Preloaded into a program that would listen on every interface: it listens on the loopback address alone, and reaches nothing else.
const net = require('net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  const callback = rest.find((argument) => typeof argument === 'function');
  return typeof port === 'object' ? listen.call(this, { ...port, host: '127.0.0.1' }, callback) : listen.call(this, port, '127.0.0.1', callback);
};
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = (typeof first === 'object' && first !== null ? first.host || first.path : args[1]) || 'localhost';
  if (!['localhost', '127.0.0.1', '::1'].includes(host)) {
    process.nextTick(() => this.destroy(new Error(`${host} is not on this machine`)));
    return this;
  }
  return connect.apply(this, args);
};

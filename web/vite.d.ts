declare module 'virtual:vazirmatn.css';

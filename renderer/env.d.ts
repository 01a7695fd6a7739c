declare module 'virtual:route-table' {
  const table: import('./api/http.ts').RouteTable;
  export default table;
}
